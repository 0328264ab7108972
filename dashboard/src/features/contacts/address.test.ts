import { expect, test } from 'vitest';
import { asContactQuery, filtered, readContactsAddress } from './address';

test('an address is a query, and what is nonsense in it is passed over', () => {
  const address = readContactsAddress({
    search: 'ada',
    tags: ['vip', 'vip', 'new'],
    without: 'gone',
    sort: 'sideways',
    page: '-1',
    columns: 7,
  });
  expect(asContactQuery(address)).toEqual({
    search: 'ada',
    tags: ['vip', 'new'],
    excluded_tags: ['gone'],
    sort: undefined,
    page: undefined,
  });
  expect(filtered(address)).toBe(true);
  expect(address.columns).toBeUndefined();
});

test('an empty address keeps nobody out', () => {
  expect(filtered(readContactsAddress({ search: '', page: '2', sort: 'name' }))).toBe(false);
  expect(readContactsAddress({ page: '2' }).page).toBe(2);
});
