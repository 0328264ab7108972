import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AgentDoc, idOf, object, readDocument, rowsOf, stepOf, stepsOf } from './document';
import { setDoc, setStep } from './edits';
import { usesOf } from './references';
import {
  type Refused,
  type Renamed,
  renameAction,
  renameRow,
  renameStep,
  renameVariable,
} from './rename';

const SAMPLE = resolve(
  import.meta.dirname,
  '../../../server/src/main/resources/dev/parley/agent/appointment-confirmation.json',
);
const sample = readDocument(readFileSync(SAMPLE, 'utf8'));

function done(found: Renamed | Refused): Renamed {
  if (typeof found === 'string') throw new Error(found);
  return found;
}
/** How often a text stands in a document. */
const times = (doc: AgentDoc, what: string) => JSON.stringify(doc).split(what).length - 1;

describe('a step', () => {
  test('is called otherwise with all that leads to it, and back again to the same', () => {
    const { doc, count } = done(renameStep(sample, 'ask_day', 'which_day'));
    expect(times(doc, '"ask_day"')).toBe(0);
    expect(count).toBe(times(sample, '"ask_day"') - 1);
    expect(rowsOf(stepOf(doc, 'which_day') ?? {}).at(-1)).toMatchObject({ next: 'which_day' });
    expect(stepsOf(doc).map(idOf).indexOf('which_day')).toBe(
      stepsOf(sample).map(idOf).indexOf('ask_day'),
    );
    expect(JSON.stringify(done(renameStep(doc, 'which_day', 'ask_day')).doc)).toBe(
      JSON.stringify(sample),
    );
  });

  test('is found where it comes after so many times, in what is done any time, in what requests came to', () => {
    let doc = setDoc(sample, ['settings', 'manners'], { person: { next: 'call_back' } });
    doc = setStep(doc, 'call_back', ['actions'], [{ id: 'crm', url: 'https://x/{{name}}' }]);
    doc = setStep(doc, 'confirmed', ['text'], 'Status {{call_back.crm.status}}.');
    const named = done(renameStep(doc, 'call_back', 'later'));
    expect(named.doc).toMatchObject({ settings: { manners: { person: { next: 'later' } } } });
    expect(stepOf(named.doc, 'confirmed')?.text).toBe('Status {{later.crm.status}}.');
    expect(times(named.doc, 'call_back')).toBe(0);
    expect(named.count).toBe(times(doc, 'call_back') - 1);
  });

  test('cannot be called as another, nor what is no id', () => {
    expect(renameStep(sample, 'ask_day', 'ask_time')).toBe('taken');
    for (const id of ['', 'a b', 'ä', 'x'.repeat(65)])
      expect(renameStep(sample, 'ask_day', id), id).toBe('bad');
  });
});

describe('a variable', () => {
  test('is called otherwise wherever it is set and read', () => {
    const { doc, count } = done(renameVariable(sample, 'new_date', 'day'));
    expect(times(doc, 'new_date')).toBe(0);
    expect(count).toBe(times(sample, 'new_date') - 1);
    expect(JSON.stringify(done(renameVariable(doc, 'day', 'new_date')).doc)).toBe(
      JSON.stringify(sample),
    );
  });

  test('is read in braces, in double ones, without any where it is compared, and nowhere else', () => {
    const doc: AgentDoc = {
      about: { purpose: 'about {day}' },
      advanced_prompt: 'day',
      settings: { manners: { later: { text: 'Not on {{ day }}?' } } },
      nodes: [
        {
          type: 'speak',
          id: 'day',
          text: 'day {day} { day } {{day}} {{metadata.day}} {days} {{attributes.day}}',
          variables: [{ name: 'day' }, { name: 'days' }],
          actions: [
            {
              id: 'a',
              url: 'https://x/{day}',
              headers: { day: '{day}' },
              body: '{"day": "{{day}}"}',
              results: { day: '$.day' },
            },
          ],
          outcomes: {
            rules: [
              {
                id: 'day',
                when: {
                  any: [
                    { operand: 'day', operator: '==', value: '{day}' },
                    { operand: 'x', operator: 'matches', value: '\\p{day}{day}' },
                    { operand: 'metadata.day', operator: 'in', value: ['day'] },
                  ],
                },
                next: 'day',
              },
            ],
          },
        },
      ],
    };
    expect(usesOf(doc, 'day')).toBe(11);
    const named = done(renameVariable(doc, 'day', 'date'));
    expect(named.count).toBe(12);
    expect(JSON.stringify(named.doc)).toBe(
      JSON.stringify({
        about: { purpose: 'about {date}' },
        advanced_prompt: 'day',
        settings: { manners: { later: { text: 'Not on {{ date }}?' } } },
        nodes: [
          {
            type: 'speak',
            id: 'day',
            text: 'day {date} { date } {{date}} {{metadata.day}} {days} {{attributes.day}}',
            variables: [{ name: 'date' }, { name: 'days' }],
            actions: [
              {
                id: 'a',
                url: 'https://x/{date}',
                headers: { day: '{date}' },
                body: '{"day": "{{date}}"}',
                results: { date: '$.day' },
              },
            ],
            outcomes: {
              rules: [
                {
                  id: 'day',
                  when: {
                    any: [
                      { operand: 'date', operator: '==', value: '{date}' },
                      { operand: 'x', operator: 'matches', value: '\\p{day}{date}' },
                      { operand: 'metadata.day', operator: 'in', value: ['day'] },
                    ],
                  },
                  next: 'day',
                },
              ],
            },
          },
        ],
      }),
    );
  });

  test('called name is the one in single braces: in double ones it is the name of the contact', () => {
    const doc: AgentDoc = {
      nodes: [{ type: 'start', id: 's', text: '{name} {{name}}', variables: [{ name: 'name' }] }],
    };
    expect(stepOf(done(renameVariable(doc, 'name', 'who')).doc, 's')?.text).toBe('{who} {{name}}');
  });

  test('cannot be called as another, nor as the contact or the call', () => {
    expect(renameVariable(sample, 'new_date', 'new_time')).toBe('taken');
    expect(renameVariable(sample, 'new_date', 'name')).toBe('reserved');
    expect(renameVariable(sample, 'new_date', 'metadata')).toBe('reserved');
    for (const name of ['', '1st', 'a b', 'a.b'])
      expect(renameVariable(sample, 'new_date', name), name).toBe('bad');
    expect(done(renameVariable(sample, 'new_date', 'Tag_für_später')).count).toBeGreaterThan(0);
  });
});

test('a request is called otherwise with what reads how it went', () => {
  const words = '{{look.status}} {{ask_day.look.status}} {{ask_time.look.status}}';
  const look = { id: 'look', url: 'https://x' };
  let doc = setStep(sample, 'ask_day', ['actions'], [look, { ...look, id: 'book' }]);
  doc = setStep(doc, 'confirmed', ['text'], words);
  const alone = done(renameAction(doc, 'ask_day', 0, 'find'));
  expect(stepOf(alone.doc, 'confirmed')?.text).toBe(
    '{{find.status}} {{ask_day.find.status}} {{ask_time.look.status}}',
  );
  expect(alone.count).toBe(2);
  const shared = done(
    renameAction(setStep(doc, 'ask_time', ['actions'], [look]), 'ask_day', 0, 'find'),
  );
  expect(stepOf(shared.doc, 'confirmed')?.text).toBe(
    '{{look.status}} {{ask_day.find.status}} {{ask_time.look.status}}',
  );
  expect(renameAction(doc, 'ask_day', 0, 'book')).toBe('taken');
});

test('a way is called otherwise with what takes it at any time', () => {
  const doc = setDoc(sample, ['settings', 'manners'], { wrong: { outcome: 'wrong_person' } });
  const named = done(renameRow(doc, 'greet', 'prompt', 3, 'nobody'));
  expect(named.doc).toMatchObject({ settings: { manners: { wrong: { outcome: 'nobody' } } } });
  expect(named.count).toBe(1);
  expect(object(stepOf(named.doc, 'greet')?.outcomes).prompt).toMatchObject([
    {},
    {},
    {},
    { id: 'nobody', next: 'wrong_person' },
    {},
  ]);
  expect(renameRow(doc, 'greet', 'prompt', 3, 'cancel')).toBe('taken');
});
