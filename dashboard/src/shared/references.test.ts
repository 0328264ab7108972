import { expect, test } from 'vitest';
import call from '../timeline/fixtures/reschedules.json';
import { wanted } from './references';

test('the sample wants a date, a time and a name, and not what it asks for', () => {
  expect(wanted(call.document)).toEqual({
    metadata: ['date', 'time'],
    attributes: [],
    name: true,
  });
});

test('roots tell where a value comes from', () => {
  const says = (text: string) => wanted({ nodes: [{ type: 'start', text }] });
  expect(says('{{metadata.order.id}} {{attributes.plan}} {{system.team.name}}')).toEqual({
    metadata: ['order.id'],
    attributes: ['plan'],
    name: false,
  });
  expect(says('{ first day } {"a": 1} {}').metadata).toEqual(['first day']);
});

test('what a call learns is not asked for', () => {
  const document = {
    nodes: [
      {
        id: 'n',
        text: '{{day}} {{price}} {{n.look.status}} {{look.status}} {{rest}}',
        label: '{{never}}',
        variables: [{ name: 'day' }],
        actions: [{ id: 'look', url: 'https://x.example/{{order}}', results: { price: '$.p' } }],
      },
    ],
  };
  expect(wanted(document).metadata).toEqual(['rest', 'order']);
});
