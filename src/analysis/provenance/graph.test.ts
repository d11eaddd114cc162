import { expect, it } from 'vitest';
import { provenanceGraph } from './graph.js';

it('a graph goes from articles to what they were made from and to who speaks', () => {
  const base = { title: null, published: null, credits: null, statements: [], from: null };
  const graph = provenanceGraph([
    { ...base, document: 1, outlet: 'Post', address: 'a', credits: 'Reuters' },
    { ...base, document: 2, outlet: 'Post', address: 'b', from: { document: 1, by: 'copy' } },
    {
      ...base,
      document: 3,
      outlet: 'Sun "of" Oslo',
      address: 'c',
      from: { document: 1, by: 'retelling' },
      statements: [{ id: 's1', words: 'It snowed.', speaker: 'Ann', via: ['Post'] }],
    },
  ]);
  const derived = Object.values(graph.wasDerivedFrom ?? {}).map((it) =>
    typeof it === 'string' ? it : `${it['prov:generatedEntity']} ${it['prov:usedEntity']}`,
  );
  expect(derived).toEqual([
    'archive:article-1 archive:report-Reuters',
    'archive:article-2 archive:article-1',
    'archive:article-3 archive:article-1',
    'archive:statement-3-s1 archive:article-3',
    'archive:statement-3-s1 archive:report-Post',
  ]);
  expect(Object.keys(graph.agent ?? {})).toEqual([
    'archive:agent-Post',
    'archive:agent-Reuters',
    'archive:agent-Sun_20__22_of_22__20_Oslo',
    'archive:agent-Ann',
  ]);
  // every name that a relation uses is there, but for articles outside
  const entities = Object.keys(graph.entity ?? {});
  for (const it of Object.values(graph.wasDerivedFrom ?? {})) {
    expect(entities).toContain(typeof it === 'string' ? it : it['prov:usedEntity']);
  }
});
