/**
 * Makes `definitions/`, `kinds.json`, `versions.json`, `feature-gates.json` and `gated-fields.json` of this folder again, and shows what changed between
 * two versions. The README beside it says how to get what it reads.
 *
 *     npx tsx schemas/kubernetes/renew.ts --tables FOLDER      from tables of many versions: openapi/, resources/, *.tsv
 *     npx tsx schemas/kubernetes/renew.ts --server FOLDER      adds one version from the documents of an API server
 *     npx tsx schemas/kubernetes/renew.ts --changes 1.36 1.37  what changed, and the rows and validators to look at
 */
import { changesBetween } from '#schemas/kubernetes/renew/changes.js';
import { readFolder, writeFolder } from '#schemas/kubernetes/renew/folder.js';
import { readServer } from '#schemas/kubernetes/renew/server.js';
import { readTables } from '#schemas/kubernetes/renew/tables.js';

const [source, first, second] = process.argv.slice(2);
if (source === '--tables' && first !== undefined) writeFolder(readTables(first, readFolder()));
else if (source === '--server' && first !== undefined) writeFolder(readServer(first, readFolder()));
else if (source === '--changes' && first !== undefined && second !== undefined) console.log(changesBetween(readFolder(), first, second));
else {
  console.error('usage: renew.ts --tables FOLDER | --server FOLDER | --changes VERSION VERSION');
  process.exitCode = 2;
}
