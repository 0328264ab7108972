import type { ContactQuery } from '../../api/contacts';

/** What of the list of contacts stands in its address. */
export interface ContactsAddress {
  search?: string;
  /** Tags that contacts must have. */
  tags?: string[];
  /** Tags that they must not have. */
  without?: string[];
  sort?: 'name' | 'updated';
  page?: number;
  /** Attributes shown as columns. */
  columns?: string[];
}

const list = (value: unknown): string[] | undefined => {
  const found = [value].flat().filter((one): one is string => typeof one === 'string');
  return found.length === 0 ? undefined : [...new Set(found)];
};

export function readContactsAddress(search: Record<string, unknown>): ContactsAddress {
  const page = Number(search.page ?? 0);
  return {
    search: typeof search.search === 'string' && search.search !== '' ? search.search : undefined,
    tags: list(search.tags),
    without: list(search.without),
    sort: search.sort === 'name' || search.sort === 'updated' ? search.sort : undefined,
    page: Number.isInteger(page) && page > 0 ? page : undefined,
    columns: list(search.columns),
  };
}

export const asContactQuery = (address: ContactsAddress): ContactQuery => ({
  search: address.search,
  tags: address.tags,
  excluded_tags: address.without,
  sort: address.sort,
  page: address.page,
});

/** Whether something keeps contacts out of the list. */
export const filtered = (address: ContactsAddress): boolean =>
  address.search !== undefined || address.tags !== undefined || address.without !== undefined;
