// @ts-check
// What the page says of reading, time, tables and figures, in both languages; part of strings.js.
"use strict";

guantu.sightStrings = (() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const zh = {
    article: "报道全文",
    readArticle: "阅读全文",
    copyFootnote: "复制脚注",
    tabs: { people: "人物", companies: "企业与机构", events: "活动", edges: "关系", posts: "职务", successions: "继任", changes: "变动" },
    columns: {
      name: "名称", pinyin: "拼音", kind: "类别", post: "职务", body: "单位", jurisdiction: "所属地", branch: "系统", level: "级别", degree: "联系", strength: "权重和",
      eventCount: "活动", date: "日期", place: "地点", participants: "参与者", roles: "参与方式", actors: "人数", reports: "报道", from: "一方", to: "另一方",
      relation: "关系", role: "方式", events: "共同活动", expected: "预期", q: "q 值", weight: "权重", firstDay: "首日", lastDay: "末日", gloss: "英文释义",
      statedSince: "任职起", statedUntil: "任职止", position: "次序", firstBasis: "首日依据", lastBasis: "末日依据", gapDays: "相隔天数", overlapDays: "重叠天数",
      predecessor: "前任（文中）", change: "变动", fromPost: "原职务", fromBody: "原单位", toPost: "新职务", toBody: "新单位", basis: "依据", quote: "原文",
    },
    columnHints: {
      degree: "共同出席过的人物和企业数，按当前筛选计", strength: "各关系权重之和", eventCount: "参与的活动数，按当前筛选计", events: "共同参加的活动数，按当前筛选计",
      weight: "Newman 权重：每次共同活动计 1/(人数−1)", expected: "若只因职责与出席频率，预期共同出席的次数", q: "超出预期是否可能只是偶然：越小越不像偶然（错误发现率）",
      gloss: "职务的英文释义；以中文为准", firstDay: "最早一天（任职：见报或文中所述）", lastDay: "最晚一天", firstBasis: "文中所述，或仅见报", lastBasis: "文中所述，或仅见报",
      gapDays: "与前任之间无人见报的天数", overlapDays: "与前任同时见报的天数", position: "同一职位任职者的先后", actors: "参与的官员、企业负责人和企业数", reports: "报道此活动的文章数",
      basis: "文中所述，或由见报推断", level: "职务的行政级别", branch: "党委、政府、人大等系统",
    },
    columnMeaning: "各列的含义",
    filterRows: "筛选表中的行",
    rowCount: (n) => `${n} 行`,
    /** @type {(by: string) => string} */
    bodies: (by) => (by === "jurisdiction" ? "按地方概览" : "按单位概览"),
    overviewOfBodies: "概览",
    bodiesHint: "圆的大小是人数，线越粗两者的人共同出席越多。点击一个圆看其中的人。",
    showPeople: "显示全部人物",
    people: (n) => `${n} 人`,
    scale: "PNG 倍数",
    withCaption: "带标题、图例、筛选与来源",
    print: "打印或存为 PDF",
    labelsShow: "标签显示",
    labelModes: { name: "姓名", post: "姓名与职务", pinyin: "拼音", gloss: "拼音与英文职务" },
    basis: { stated: "文中所述", observed: "见报" },
    changeNames: {
      appointed: "任命", left: "离任", moved: "调任", promoted: "升任", "first seen": "首次见报", "last seen": "最后见报", "company first seen": "企业首次见报",
    },
    succession: "前任与继任",
    seatChart: "任职者先后图",
    before: "前任",
    after: "继任",
    holders: "任职者",
    seatHolders: (n) => `共 ${n} 名任职者，不分先后`,
    severalSeats: "此职位不止一人",
    seenOnly: "（见报）",
    seenHint: "“见报”是首次或最后一次在报道中以此职务出现，不等于任免日期。虚线框内无人以此职务见报。",
    gap: (n) => `与前任相隔 ${n} 天`,
    overlap: (n) => `与前任重叠 ${n} 天`,
    acting: "代理",
    namedBefore: (name) => `文中称前任为 ${name}`,
    conflict: "矛盾",
    issues: "所读各期",
    issueStatus: { read: "已读", partial: "不全", failed: "失败", missing: "缺" },
    firstDay: "首日",
    lastDayOf: "末日",
    typeDay: "可输入年、年-月或年-月-日",
    undatedToo: (n) => `另 ${n} 个日期不详`,
    oneDay: (day, undated) => `没有时间轴：已知日期的活动都在 ${day}${undated ? `，另 ${undated} 个日期不详` : ""}。`,
    noDay: (n) => `没有时间轴：${n} 个活动的日期均不详。`,
    expectedOf: (events, expected, q) => `全部时间共同出席 ${events} 次，按职责预期 ${expected.toFixed(1)} 次${typeof q === "number" ? `，q = ${q.toPrecision(2)}` : ""}`,
    expectedHint: "预期：若两人只因各自职责与出席频率而相遇。q ≤ 0.05 的关系超出职责所能解释。",
    beyondDuty: "只看超出职责的关系",
    pageOf: (page) => `第 ${page.replace(/^0+/, "")} 版`,
    footnote: ({ headline, paper, date, page, source }) => {
      const [year, month, day] = date.split("-");
      const when = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join("");
      return `《${headline}》，${paper ? `《${paper}》` : source}${when}${page ? `，第${page}版` : ""}。`;
    },
  };

  /** @type {typeof zh} */
  const en = {
    article: "Article",
    readArticle: "Read the article",
    copyFootnote: "Copy as footnote",
    tabs: { people: "People", companies: "Companies, bodies", events: "Events", edges: "Ties", posts: "Posts", successions: "Successions", changes: "Changes" },
    columns: {
      name: "Name", pinyin: "Pinyin", kind: "Kind", post: "Post", body: "Body", jurisdiction: "Place", branch: "Branch", level: "Level", degree: "Ties", strength: "Strength",
      eventCount: "Events", date: "Date", place: "Place of event", participants: "Participants", roles: "Roles", actors: "How many", reports: "Reports", from: "Node 1", to: "Node 2",
      relation: "Relation", role: "Role", events: "Common events", expected: "Expected", q: "q", weight: "Weight", firstDay: "First day", lastDay: "Last day", gloss: "English",
      statedSince: "In office since", statedUntil: "Until", position: "Order", firstBasis: "First day from", lastBasis: "Last day from", gapDays: "Days between", overlapDays: "Days shared",
      predecessor: "Predecessor named", change: "Change", fromPost: "From post", fromBody: "From body", toPost: "To post", toBody: "To body", basis: "From", quote: "Sentence",
    },
    columnHints: {
      degree: "persons and companies met, under the filters", strength: "sum of the weights of the ties", eventCount: "events attended, under the filters", events: "events attended together, under the filters",
      weight: "Newman's weight: each common event counts 1/(participants−1)", expected: "common events to be expected from duty and attendance alone", q: "false discovery rate: the smaller, the less likely that more than expected is chance",
      gloss: "gloss of the post; the Chinese counts", firstDay: "the earliest day (of a post: observed, or stated by a text)", lastDay: "the latest day", firstBasis: "stated by a text, or only observed", lastBasis: "stated by a text, or only observed",
      gapDays: "days between the holder before and this one", overlapDays: "days on which both were observed in the post", position: "order of the holders of one post", actors: "officials, executives and companies that took part", reports: "articles that report the event",
      basis: "stated by a text, or observed", level: "administrative level of the post", branch: "Party, government, congress and so on",
    },
    columnMeaning: "What the columns mean",
    filterRows: "Filter the rows",
    rowCount: (n) => `${n} ${n === 1 ? "row" : "rows"}`,
    bodies: (by) => (by === "jurisdiction" ? "Overview by place" : "Overview by body"),
    overviewOfBodies: "Overview",
    bodiesHint: "The size of a disc is the number of people; the thicker a line, the more their people appeared together. Click a disc to see its people.",
    showPeople: "Show all people",
    people: (n) => `${n} ${n === 1 ? "person" : "people"}`,
    scale: "Scale of the PNG",
    withCaption: "with title, legend, filters and source",
    print: "Print or save as PDF",
    labelsShow: "Labels show",
    labelModes: { name: "Name", post: "Name and post", pinyin: "Pinyin", gloss: "Pinyin and English post" },
    basis: { stated: "stated", observed: "observed" },
    changeNames: {
      appointed: "appointed", left: "left", moved: "moved", promoted: "promoted", "first seen": "first seen", "last seen": "last seen", "company first seen": "company first seen",
    },
    succession: "Before and after in the post",
    seatChart: "Holders of the post over time",
    before: "before:",
    after: "after:",
    holders: "Holders",
    seatHolders: (n) => `${n} holders, in no order`,
    severalSeats: "a post held by several at a time",
    seenOnly: " (seen)",
    seenHint: "“Seen” is the first or last report that names somebody in the post, not the day of appointment. In a dashed box nobody was seen in it.",
    gap: (n) => `${n} ${n === 1 ? "day" : "days"} after the holder before`,
    overlap: (n) => `${n} ${n === 1 ? "day" : "days"} shared with the holder before`,
    acting: "acting",
    namedBefore: (name) => `a text names ${name} as the one before`,
    conflict: "contradicted",
    issues: "Issues read",
    issueStatus: { read: "read", partial: "partly read", failed: "failed", missing: "missing" },
    firstDay: "First day",
    lastDayOf: "Last day",
    typeDay: "Type a year, a month as 2023-02, or a day as 2023-02-01",
    undatedToo: (n) => `and ${n} undated`,
    oneDay: (day, undated) => `No timeline: all dated events are of ${day}${undated ? `, ${undated} more are undated` : ""}.`,
    noDay: (n) => `No timeline: none of the ${n} events has a known date.`,
    expectedOf: (events, expected, q) => `${events} common events in all, ${expected.toFixed(1)} expected from duty${typeof q === "number" ? `, q = ${q.toPrecision(2)}` : ""}`,
    expectedHint: "Expected: if duty and attendance alone brought them together. Ties with q ≤ 0.05 go beyond duty.",
    beyondDuty: "Only ties beyond duty",
    pageOf: (page) => `p. ${page.replace(/^0+/, "")}`,
    footnote: ({ headline, paper, date, page, source }) => {
      const [year, month, day] = date.split("-");
      const when = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
      return `“${headline}”, ${[paper || source, when, page && `p. ${page}`].filter(Boolean).join(", ")}.`;
    },
  };

  return { zh, en };
})();
