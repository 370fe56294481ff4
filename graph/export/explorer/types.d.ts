// The types of what the page holds, for the type checker; not part of the page.

type NodeKind = "official" | "executive" | "company" | "event" | "organization";
type Facet = "branch" | "level" | "event" | "role";
type View = "coappearance" | "events";
/** Attributes of an element, and listeners. */
type Properties = { [listener: `on${string}`]: (event: any) => any; [name: string]: any };
type Point = { x: number; y: number };
type Camera = Point & { scale: number };
type Selected = GraphNode | GraphEdge | null;

/** A table that `graph.export.columns` packed: each column is its values, or distinct values and where they stand. */
interface PackedTable {
  rows: number;
  columns: Record<string, any[] | { of: any[]; at: number[] }>;
}

/** A post in which a person was observed. */
interface Post {
  who: number;
  post: string;
  organization: string;
  qualifier: string;
  gloss: string;
  first_observed: string;
  last_observed: string;
  start_date: string;
  end_date: string;
  /** Yes when a researcher set or added it. */
  corrected: string;
  /** Numbers of the sentences that say so. */
  sentences: number[];
}

/** A node; which of the facts it has depends on its kind. */
interface GraphNode {
  index: number;
  id: string;
  label: string;
  kind: NodeKind;
  /** The label as it is drawn, line by line. */
  lines: string[];
  x: number;
  y: number;
  size: number;
  edges: GraphEdge[];
  posts: Post[];
  realEvents: RealEvent[];
  /** Of a node that is an event. */
  realEvent?: RealEvent;
  post?: string;
  organization?: string;
  jurisdiction?: string;
  branch?: string;
  level?: string;
  pinyin?: string;
  aliases?: string;
  corrected?: string;
  event_kind?: string;
  place?: string;
  date_text?: string;
  first_date?: string;
  last_date?: string;
  community?: number;
  degree?: number;
  strength?: number;
}

interface GraphEdge {
  index: number;
  from: GraphNode;
  to: GraphNode;
  relation: "co_appears" | "participates" | "holds_post_in";
  /** The events behind it. */
  realEvents: RealEvent[];
  role?: string;
  post?: string;
  events?: number;
  weight?: number;
  expected?: number;
  p_value?: number;
  q_value?: number;
  first_date?: string;
  last_date?: string;
}

/** An event, once for all its reports; it has a node where the network shows events. */
interface RealEvent {
  index: number;
  id: string;
  node: GraphNode | null;
  kind: string;
  name: string;
  place: string;
  date_text: string;
  first_date: string;
  last_date: string;
  reports: number;
  /** Yes when a researcher set or added one of its reports, or a participation in it. */
  corrected: string;
  /** Officials, executives and companies that took part, shown or not. */
  actors: number;
  participants: GraphNode[];
  /** What each participant did, in the order of `participants`. */
  roles: string[][];
}

/** A sentence of an article; `marks` are start, end and node of each name, in code points. */
interface Sentence {
  /** The article's id. */
  article: string;
  source: string;
  headline: string;
  date: string;
  /** Where it begins in its article, in code points. */
  at: number;
  quote: string;
  marks: number[];
}

/** An article behind sentences; `names` are start, end and node of each name, in code points of the text. */
interface Article {
  id: string;
  source: string;
  headline: string;
  paper: string;
  date: string;
  page: string;
  text: string;
  names: number[];
}

/** A holder of a seat; `who` is the number of the node, -1 when the page has none. */
interface Holder {
  seat_id: string;
  jurisdiction: string;
  organization: string;
  post: string;
  seats: string;
  position: number;
  who: number;
  person: string;
  since: string;
  since_basis: string;
  until: string;
  until_basis: string;
  first_observed: string;
  last_observed: string;
  articles: number;
  gap_days: number;
  overlap_days: number;
  acting: string;
  predecessor: string;
  conflict: string;
}

/** What changed about a post; days are half-open. */
interface Change {
  date_start: string;
  date_end: string;
  kind: string;
  who: number;
  person: string;
  from_post: string;
  from_organization: string;
  to_post: string;
  to_organization: string;
  basis: string;
  issues_since: number;
  quote: string;
}

/** An issue of a paper and what became of it. */
interface Issue {
  paper: string;
  day: string;
  pages_read: number;
  pages_expected: number;
  status: string;
}

interface Records {
  articles: Map<string, Article>;
  successions: Holder[];
  /** The holders of each seat. */
  seats: Map<string, Holder[]>;
  changes: Change[];
  coverage: Issue[];
  measures: Measured[];
}

/** A measure of somebody in the whole corpus, with 95 % intervals; `alike` of the `others` have a rank whose interval meets this one. */
interface Measured {
  who: number;
  measure: string;
  value: number;
  low: number;
  high: number;
  rank_low: number;
  rank_high: number;
  alike: number;
  others: number;
}

/** The sentences, and their numbers by edge and by event. */
interface Evidence {
  sentences: Sentence[];
  edges: number[][];
  events: number[][];
}

/** What the page says of its corpus. */
interface About {
  version: string;
  articles: number;
  first: string;
  last: string;
  fingerprint: string;
  nodes: number;
  edges: number;
  /** The places that most persons are of, and the papers read. */
  places: string[];
  papers: string[];
  has_texts: boolean;
  nodes_left_out: number;
  edges_left_out: number;
}

/** What the reader has chosen; sets hold numbers of nodes. */
interface FilterState {
  view: View;
  /** The values that are filtered out. */
  off: Record<Facet | "kind", Set<string>>;
  post: string;
  minEvents: number;
  /** The false discovery rate up to which pairs count; 1 lets every pair pass. */
  maxQ: number;
  /** Whether persons and companies without co-appearances are shown. */
  isolates: boolean;
  since: string;
  until: string;
  /** The node around which the network is cut. */
  ego: number | null;
  hops: number;
  /** The place or body whose people alone are shown. */
  group: { by: "jurisdiction" | "organization"; value: string } | null;
  /** Whether persons without any event are shown. */
  eventless: boolean;
  hidden: Set<number>;
  pinned: Set<number>;
  /** Whose neighbours are shown whatever the other filters. */
  expanded: Set<number>;
  /** Those chosen together. */
  chosen: Set<number>;
  asked: Question | null;
  color: "kind" | "branch" | "community";
  /** What labels say. */
  labels: "name" | "post" | "pinyin" | "gloss";
}

/** Something that the search finds: a node, an event that may have one, a sentence and where it is shown, a place in an article, or all such articles. */
interface Hit {
  node: GraphNode | null;
  realEvent?: RealEvent;
  sentence?: string;
  passage?: Passage;
  /** All articles that hold the words. */
  articles?: { query: string; count: number };
}

/** A place in an article, in code points, with what stands there and around. */
interface Passage {
  article: Article;
  at: number;
  end: number;
  before: string;
  found: string;
  after: string;
}

/** What passes the filters; arrays are by number of node or edge. */
interface Shown {
  nodes: GraphNode[];
  edges: GraphEdge[];
  has: (node: GraphNode) => boolean;
  draws: (edge: GraphEdge) => boolean;
  events: Int32Array;
  weight: Float64Array;
  degree: Int32Array;
  strength: Float64Array;
  count: Record<string, number>;
  /** Whether each event is inside the window and of a chosen kind. */
  happened: boolean[];
  takesPart: (realEvent: RealEvent, node: GraphNode) => boolean;
  /** Which edges are pairs that pass. */
  paired: Uint8Array;
  /** Persons that pass but for having no event. */
  eventless: number;
  /** The radius of each node, by its ties that are shown. */
  size: Float64Array;
}

/** What is asked of the network; `who` are numbers of nodes. */
interface Question {
  kind: "group" | "path" | "side" | "both" | "compare";
  who: number[];
  /** By what a path is short, or in which role somebody is at a side. */
  by?: string;
  /** Two periods, each with its first and last day. */
  periods?: [[string, string], [string, string]];
}

/** A part of the drawing that is taken, in pixels; labels of its own node may lie on it. */
interface Box {
  node?: GraphNode;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A label that is drawn, in pixels of the drawing. */
interface LabelBox extends Box {
  node: GraphNode;
  font: number;
  x: number;
}

/** The name of an area that is drawn. */
interface NameBox extends Box {
  words: string;
  font: number;
  x: number;
}

/** What labels are chosen for: where and how large nodes are, which are shown, which come first, and boxes to keep away from. */
interface Labelled {
  width: number;
  height: number;
  toScreen: (node: GraphNode) => Point;
  radius: (node: GraphNode) => number;
  has: (node: GraphNode) => boolean;
  highlighted: Set<GraphNode> | null;
  priority: Set<GraphNode>;
  kept: Box[];
}

interface Theme {
  ink: string;
  minor: string;
  halo: string;
  paper: string;
  edge: string;
  strong: string;
  grey: string;
  /** The colour of officials in the overview. */
  official: string;
  face: string;
  dark: boolean;
}

/** Edges that look the same. */
interface EdgeGroup {
  front: boolean;
  wide: number;
  dashed: boolean;
  color: string;
  opacity: number;
  edges: GraphEdge[];
}

/** What the reader has made of the network; numbers are those of nodes. */
interface Work {
  hidden: Set<number>;
  pinned: Set<number>;
  /** Where nodes were put. */
  moved: Map<number, Point>;
  notes: Map<number, string>;
  colors: Map<number, string>;
  groups: { name: string; members: number[] }[];
  marks: Mark[];
}

/** An error that the reader has found: a row for one of the files that the next build obeys. */
interface Mark {
  file: "judgements" | "corrections";
  /** What it says, for the reader. */
  says: string;
  /** The cells of the row by column, but for who says so and when. */
  row: Record<string, string>;
}

/** Work as a file holds it, by ids. */
interface SavedWork {
  guantu: string;
  fingerprint: string;
  /** When it was saved. */
  on: string;
  by: string;
  view: string;
  hidden: string[];
  pinned: string[];
  moved: [string, number, number][];
  notes: [string, string][];
  colors: [string, string][];
  groups: { name: string; members: string[] }[];
  marks: Mark[];
}

/** Gives the item of the lowest cost first. */
interface Queue<Item> {
  readonly length: number;
  push(cost: number, item: Item): void;
  pop(): { cost: number; item: Item };
}

/** A phrase with a number in it. */
type Counted = (n: number) => string;

/** An article as a footnote names it. */
interface Footnote {
  headline: string;
  paper: string;
  date: string;
  page: string;
  source: string;
}

/** The phrases of a language in which something is filled in. */
interface Phrases {
  atLeast: Counted;
  around: (name: string, hops: number) => string;
  hidden: Counted;
  inWindow: Counted;
  undated: Counted;
  more: Counted;
  visibleData: (nodes: number, edges: number) => string;
  citation: (title: string, about: About, day: string) => string;
  corpus: (about: About) => string;
  leftOut: (all: number, nodes: number, edges: number) => string;
  counted: Record<NodeKind | "edges", Counted>;
  steps: Counted;
  filteredOut: Counted;
  whatIs: (about: About) => string;
  keySize: Counted;
  keyWidth: Counted;
  partial: Counted;
  common: Counted;
  reports: Counted;
  allArticles: Counted;
  articlesWith: (words: string, n: number) => string;
  rowCount: Counted;
  bodies: (by: string) => string;
  people: Counted;
  rankIs: Counted;
  rankBetween: (first: number, last: number) => string;
  alike: (n: number, others: number) => string;
  seatHolders: Counted;
  gap: Counted;
  overlap: Counted;
  namedBefore: (name: string) => string;
  undatedToo: Counted;
  oneDay: (day: string, undated: number) => string;
  noDay: Counted;
  expectedOf: (events: number, expected: number, q?: number) => string;
  pageOf: (page: string) => string;
  footnote: (article: Footnote) => string;
  pathSteps: (n: number, length: string) => string;
  withFirst: (name: string) => string;
  changeCount: Counted;
  chosen: Counted;
  groupOf: Counted;
  ofMembers: (n: number, all: number) => string;
  colorNumber: Counted;
  expanded: Counted;
  tooMany: Counted;
  moved: Counted;
  missing: Counted;
  eventlessCount: Counted;
}

/** Where a mark of a figure stands, with its colour where that is not the usual one. */
type Placed = Point & { color?: string; opacity?: number };

/** What is drawn into a figure: letters at their baseline, a symbol at its middle, a line by how far it goes, an area. */
type Glyph =
  | (Placed & { text: string; size: number; bold?: boolean; minor?: boolean; centred?: boolean })
  | (Placed & { shape: string; r: number })
  | (Placed & { wide: number; across: number; down?: number; dash?: string })
  | (Placed & { area: true });

/** Of the legend of a figure: what is drawn, how wide it is, and what it means. */
interface LegendItem {
  marks: Glyph[];
  wide: number;
  words: string;
}
