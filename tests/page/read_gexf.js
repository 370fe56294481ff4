// Prints what graphology reads of a GEXF file, as JSON.
const { readFileSync } = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, readFileSync(process.argv[2], "utf-8"));
const nodes = Object.fromEntries(graph.mapNodes((node, attributes) => [node, attributes]));
const edges = Object.fromEntries(
  graph.mapEdges((_, attributes, source, target) => [`${source} ${target}`, attributes]),
);
console.log(JSON.stringify({ order: graph.order, size: graph.size, nodes, edges }));
