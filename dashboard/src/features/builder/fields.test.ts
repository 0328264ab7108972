import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  type AgentDoc,
  idOf,
  type JsonObject,
  numbersOf,
  object,
  readDocument,
  stepsOf,
  writeDocument,
} from '../../agent-doc/document';
import { setDoc, setStep } from '../../agent-doc/edits';
import type { Saved } from '../../api/builder';
import '../../shared/i18n/builder';
import { agent, fields, filled, kinds } from '../../testing/agentSchema';
import { BuilderContext } from './context';
import { Editor } from './Editor';
import { Inspector } from './Inspector';

/** As many as the longest list of choices that a field has. */
const CHOICES = 12;

/** What is edited elsewhere than in the inspector, and where. */
const ELSEWHERE: Record<string, string> = {
  type: 'chosen when a step is added',
  'position.x': 'the canvas',
  'position.y': 'the canvas',
  'actions[].kind': 'there is one, http',
};

const whole = (choice: number): AgentDoc => ({
  ...object(filled(agent, choice)),
  nodes: kinds.map(([kind, schema]) => ({ ...object(filled(schema, choice)), id: kind })),
});

/** The fields that the inspector offers, of a step or of the agent. */
function offered(document: AgentDoc, step: string | undefined): string[] {
  const saved: Saved = {
    tag: '"1"',
    title: 'Every field',
    status: 'ACTIVE',
    document,
    updated: '2026-03-02T09:00:00Z',
    version: 1,
    published: null,
  };
  const editor = new Editor('agent', saved, step, null);
  const builder = { editor, problems: [], numbers: numbersOf(document), jump: () => {} };
  const page = renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(
        MantineProvider,
        null,
        createElement(BuilderContext, { value: builder }, createElement(Inspector)),
      ),
    ),
  );
  return [...page.matchAll(/data-field="([^"]+)"/g)].map((found) => found[1] ?? '');
}

const everywhere = (step: string | undefined) => {
  const all = Array.from({ length: CHOICES }, (_, choice) => offered(whole(choice), step));
  return [...new Set(all.flat())].toSorted();
};
const known = (schema: JsonObject) =>
  [...new Set(fields(schema))].filter((path) => !(path in ELSEWHERE)).toSorted();

describe('the inspector', { timeout: 60_000 }, () => {
  test.each(kinds)('has a place for each field of a step %s, and for no other', (kind, schema) => {
    expect(everywhere(kind)).toEqual(known(schema));
  });

  test('has a place for each field of the agent, and for no other', () => {
    expect(everywhere(undefined)).toEqual(known(agent));
  });

  test('what is edited elsewhere is a field', () => {
    const all = kinds.flatMap(([, schema]) => fields(schema));
    expect(Object.keys(ELSEWHERE).filter((path) => !all.includes(path))).toEqual([]);
  });
});

test('a document with every property set is the same after it was read, edited back and written', () => {
  for (let choice = 0; choice < CHOICES; choice++) {
    const before = writeDocument(whole(choice));
    let doc = readDocument(before);
    for (const step of stepsOf(doc)) {
      const { text } = step;
      doc = setStep(doc, idOf(step), ['text'], 'Something else');
      doc = setStep(doc, idOf(step), ['text'], text);
    }
    const { ring_seconds } = object(doc.settings);
    doc = setDoc(
      setDoc(doc, ['settings', 'ring_seconds'], 9),
      ['settings', 'ring_seconds'],
      ring_seconds,
    );
    expect(writeDocument(doc)).toBe(before);
  }
});
