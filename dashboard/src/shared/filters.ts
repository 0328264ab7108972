/** Filters of the list of calls, as they stand in the address. */
export type Filters = Record<string, string[]>;

/** Those there are, in the order in which they are offered. */
export const FIELDS = [
  'status',
  'fault',
  'agent',
  'reason',
  'from',
  'to',
  'min_ms',
  'max_ms',
  'gap_p95_min',
  'turns_min',
  'interrupted_min',
  'tag',
  'words',
  'words_by',
  'search',
  'version',
  'outcome',
  'end_node',
  'job',
  'contact',
  'has_recording',
  'parked',
  'test',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which may be given several times. */
const MANY: ReadonlySet<string> = new Set(['status', 'fault', 'agent', 'reason', 'tag']);
const NUMBERS: ReadonlySet<string> = new Set([
  'min_ms',
  'max_ms',
  'gap_p95_min',
  'turns_min',
  'interrupted_min',
  'version',
]);
const BOOLEANS: ReadonlySet<string> = new Set(['has_recording', 'parked', 'test']);
const NAMED = /^(variable|metadata)\.(.+)$/;

const known = (name: string) => (FIELDS as readonly string[]).includes(name) || NAMED.test(name);
const sensible = (name: string, value: string) =>
  value !== '' &&
  (!NUMBERS.has(name) || /^\d{1,9}$/.test(value)) &&
  (!BOOLEANS.has(name) || /^(true|false|any)$/.test(value));

/** The filters of an address; what is none is passed over. */
export function readFilters(search: Record<string, unknown>): Filters {
  const filters: Filters = {};
  for (const [name, value] of Object.entries(search)) {
    const values = (Array.isArray(value) ? value : [value])
      .map(String)
      .filter((one) => sensible(name, one));
    if (!known(name) || values.length === 0) continue;
    filters[name] = MANY.has(name) ? [...new Set(values)] : values.slice(0, 1);
  }
  return filters;
}

/** Filters with another one; a field that may be there once is replaced. */
export function withFilter(filters: Filters, name: string, value: string): Filters {
  if (!known(name) || !sensible(name, value)) return filters;
  const before = MANY.has(name) ? (filters[name] ?? []) : [];
  return { ...filters, [name]: [...new Set([...before, value])] };
}

/** Filters without one value, or without a field. */
export function withoutFilter(filters: Filters, name: string, value?: string): Filters {
  const { [name]: values = [], ...others } = filters;
  const left = value === undefined ? [] : values.filter((one) => one !== value);
  return left.length === 0 ? others : { ...others, [name]: left };
}

/** What the server is asked for. Tests are hidden unless somebody wants them. */
export function asQuery(filters: Filters): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  const variable: Record<string, string> = {};
  const metadata: Record<string, string> = {};
  for (const [name, values] of Object.entries({ test: ['false'], ...filters })) {
    const value = values[0] ?? '';
    const named = NAMED.exec(name);
    if (named !== null) (named[1] === 'variable' ? variable : metadata)[named[2] ?? ''] = value;
    else if (MANY.has(name)) query[name] = values;
    else if (NUMBERS.has(name)) query[name] = Number(value);
    else if (BOOLEANS.has(name)) {
      if (value !== 'any') query[name] = value === 'true';
    } else query[name] = value;
  }
  if (Object.keys(variable).length > 0) query.variable = variable;
  if (Object.keys(metadata).length > 0) query.metadata = metadata;
  return query;
}

const SHORT: Record<string, string> = {
  gap: 'gap_p95_min',
  turns: 'turns_min',
  interrupted: 'interrupted_min',
  name: 'search',
};
const TYPED = /(^|\s)([a-z_]+(?:\.[\w-]+)?)(:|>)("[^"]*"|\S+)/g;

/** What somebody typed: `status:failed gap>1000 wrong number` is two filters, and words that were said. */
export function readTyped(text: string): { filters: Filters; words: string } {
  let filters: Filters = {};
  const words = text.replace(
    TYPED,
    (whole, space: string, name: string, _sign: string, quoted: string) => {
      const value = quoted.replace(/^"(.*)"$/, '$1');
      const field = SHORT[name] ?? name;
      const next = withFilter(filters, field, field === 'status' ? value.toUpperCase() : value);
      if (next === filters) return whole;
      filters = next;
      return space;
    },
  );
  return { filters, words: words.replace(/\s+/g, ' ').trim() };
}

/** Filters of one address and of another are the same. */
export function sameFilters(one: Filters, other: Filters): boolean {
  const plain = (filters: Filters) =>
    JSON.stringify(
      Object.entries(filters)
        .map(([name, values]) => [name, values.toSorted()] as const)
        .toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
    );
  return plain(one) === plain(other);
}
