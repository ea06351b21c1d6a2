// What bpmn-moddle and bpmnlint find wrong in a BPMN file, one finding a line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [judges, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${judges}/judge.js`));
const { BpmnModdle } = await import(pathToFileURL(require.resolve('bpmn-moddle')));
const { Linter } = require('bpmnlint');
const resolver = require('bpmnlint/lib/resolver/node-resolver');

const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
for (const warning of warnings) console.log(`moddle: ${warning.message}`);
const linter = new Linter({
  config: { extends: 'bpmnlint:recommended' },
  resolver: new (resolver.default ?? resolver)({ require }),
});
for (const [rule, found] of Object.entries(await linter.lint(rootElement)))
  for (const each of found) console.log(`${rule}: ${each.id}: ${each.message}`);
console.log('READ');
