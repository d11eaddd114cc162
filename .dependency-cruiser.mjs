/** Imports run one way: record ← ontology ← lexicon ← document ← reader ← archive ← intake, analysis ← mcp, server ← cli; web knows the server's shapes. docs/architecture.md says why. */
const room = (name) => `^src/${name}/`;
const mayImport = (name, allowed) => ({
  name: `${name}-imports`,
  comment: `src/${name} may import only ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: room(name), pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: [room(name), ...allowed.map(room)] },
});

export default {
  forbidden: [
    mayImport('record', []),
    mayImport('ontology', ['record']),
    mayImport('document', ['record']),
    mayImport('lexicon', ['record', 'ontology']),
    mayImport('reader', ['record', 'ontology', 'lexicon', 'document']),
    mayImport('archive', ['record', 'ontology']),
    mayImport('intake', ['record', 'document', 'reader', 'archive']),
    mayImport('analysis', ['record', 'ontology', 'archive']),
    mayImport('mcp', ['record', 'ontology', 'lexicon', 'archive', 'intake', 'analysis']),
    mayImport('server', ['record', 'ontology', 'lexicon', 'archive', 'intake', 'analysis']),
    {
      name: 'web-knows-shapes',
      comment: "the page knows what the desk's server gives, as types, and nothing else of src/",
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/server/shapes/' },
    },
    {
      name: 'web-imports-types',
      comment: 'what runs in the browser is never what runs on the machine',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-page',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-circular',
      comment: 'what is imported when it is gone to (a view of the page) is no part of a circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'only-cli-prints',
      comment: 'the library is quiet: the command line imports it, never the other way round',
      severity: 'error',
      from: { path: '^src/', pathNot: room('cli') },
      to: { path: room('cli') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
