// Makes the types of the API from the server's own contract.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypes, { astToString } from 'openapi-typescript';

const contract = new URL('../../openapi.yaml', import.meta.url);
const types = new URL('../src/api/schema.d.ts', import.meta.url);
const text = astToString(await openapiTypes(contract));
const before = await readFile(types, 'utf8').catch(() => '');
if (before !== text) await writeFile(types, text);
