import { readFile } from 'node:fs/promises';
import { holdApp } from '@remit/schema';
import { defineCommand } from 'citty';
import { parse } from 'graphql';
import { controllerArg } from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const holdCommand = defineCommand({
  meta: {
    description: 'Hold an app to the documents of a list, and say whether it may ask about the schema',
  },
  args: {
    ...placeArgs,
    app: { type: 'positional', required: true, description: 'Client id' },
    ...controllerArg,
    documents: {
      type: 'string',
      description:
        'The documents that it may send, a JSON file: a list of texts, or an object with texts as values, as Relay and GraphQL Code Generator write it',
      valueHint: 'file',
    },
    any: { type: 'boolean', description: 'It may send any document that its grant opens' },
    introspection: { type: 'string', description: 'on or off' },
  },
  run: ({ args }) =>
    told(async () => {
      const { introspection } = args;
      if (args.any === true && args.documents !== undefined)
        throw new Fault('Say --documents or --any, one of the two.');
      if (introspection !== undefined && introspection !== 'on' && introspection !== 'off')
        throw new Fault('--introspection is on or off.');
      const listed = args.documents === undefined ? undefined : await readDocuments(args.documents);
      const documents = args.any === true ? 'any' : listed;
      if (documents === undefined && introspection === undefined)
        throw new Fault('Say what it is held to: --documents, --any or --introspection.');
      await withDatabase(placeOf(args), createSay(), async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const held = await database.prisma.$transaction((tx) =>
          holdApp(tx, {
            controllerId,
            clientId: args.app,
            documents,
            introspection: introspection === undefined ? undefined : introspection === 'on',
          }),
        );
        if (held.kind === 'unknown') throw new Fault('This controller has granted nothing to such an app.');
        console.log(
          `${args.app} sends ${held.documents === 'any' ? 'any document' : `${held.documents} documents and no other`}, and ${
            held.introspection ? 'may' : 'may not'
          } ask about the schema (version ${held.version}).`,
        );
      });
    }),
});

/** @throws Fault where the file is none of the known forms, or one of its texts is no GraphQL */
async function readDocuments(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Fault(`The file ${file} cannot be read.`);
  });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Fault(`${file} is not JSON.`);
  }
  const documents: unknown[] = typeof read === 'object' && read !== null ? Object.values(read) : [];
  const texts = documents.filter((each) => typeof each === 'string');
  if (texts.length === 0 || texts.length < documents.length)
    throw new Fault(`${file} is a list of documents, or an object that has them as values.`);
  for (const document of texts) {
    try {
      parse(document);
    } catch {
      throw new Fault(`${file}: this is no GraphQL: ${document.slice(0, 80)}`);
    }
  }
  return texts;
}
