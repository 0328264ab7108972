/** A request as a line for a shell; the token stays a variable. */
export function curl(path: string, body?: unknown, team?: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const lines = [
    `curl ${quoted(`${globalThis.location?.origin ?? ''}${path}`)}`,
    `-H "x-api-token: $PARLEY_TOKEN"`,
    ...(team ? [`-H ${quoted(`team_id: ${team}`)}`] : []),
    ...(body === undefined
      ? []
      : [`-H 'content-type: application/json'`, `-d ${quoted(JSON.stringify(body))}`]),
  ];
  return lines.join(' \\\n  ');
}
