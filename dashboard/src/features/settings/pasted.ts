/** The numbers in what was pasted: one a line, or with commas or semicolons; each once. */
export function pasted(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,;]+/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ];
}
