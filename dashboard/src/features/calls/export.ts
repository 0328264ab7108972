import { asQuery, type Filters } from '../../shared/filters';

/** As many as a line of an address has room for. */
export const MOST_CHOSEN = 150;

/** The filters as the server is asked, in the form of an address. */
export function asAddress(filters: Filters): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(asQuery(filters))) {
    if (Array.isArray(value)) for (const one of value) address.append(name, String(one));
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) address.append(`${name}.${key}`, String(one));
    else address.append(name, String(value));
  }
  return address;
}

/** Where the file of what a list shows is. */
export const exportOf = (filters: Filters, form: 'csv' | 'jsonl') =>
  `/call/export.${form}?${asAddress(filters)}`;

/** Where the file of some calls is. */
export const exportOfCalls = (ids: string[], form: 'csv' | 'jsonl') =>
  `/call/export.${form}?${new URLSearchParams(ids.map((id) => ['id', id]))}`;
