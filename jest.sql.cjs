/** Gives specs a file of SQL as its text, as `moduleTypes` in rolldown.node.mjs gives it to bundles. */
module.exports = {
  process: (text) => ({ code: `exports.__esModule = true; exports.default = ${JSON.stringify(text)};` }),
};
