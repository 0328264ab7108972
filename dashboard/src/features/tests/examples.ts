type Json = Record<string, unknown>;
const list = (value: unknown): Json[] =>
  Array.isArray(value)
    ? value.filter((one): one is Json => typeof one === 'object' && one !== null)
    : [];

/** Replies that a step expects: one example of each outcome first, then the others. */
export function examples(document: unknown, node: string | null): string[] {
  const nodes = list((document as Json | null)?.nodes);
  const step = nodes.find((one) => one.id === node);
  const outcomes = (step?.outcomes as Json | undefined)?.prompt;
  const all = list(outcomes).map((row) =>
    Array.isArray(row.examples)
      ? row.examples.filter((one): one is string => typeof one === 'string')
      : [],
  );
  const longest = Math.max(0, ...all.map((one) => one.length));
  const found = Array.from({ length: longest }, (_, i) => all.map((one) => one[i]))
    .flat()
    .filter((one) => one !== undefined);
  return [...new Set(found)];
}
