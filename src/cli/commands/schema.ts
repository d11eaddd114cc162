/** `chancery schema`: the JSON Schema of the record. */
import { Command } from 'commander';
import { printResult } from '../output.js';

const EXAMPLES = `
Examples:
  $ chancery schema > record.schema.json
  $ chancery schema | jq '."properties" | keys'
`;

export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of the record')
    .addHelpText('after', EXAMPLES)
    .action(async () => {
      const { recordJsonSchema } = await import('../../record/json-schema.js');
      await printResult(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
    });
}
