import { type AgentDoc, writeDocument } from '../../agent-doc/document';

/** Gives a document to whoever looks at the page, as a file called after the agent. */
export function download(title: string, document: AgentDoc): void {
  const link = globalThis.document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([writeDocument(document)], { type: 'application/json' }),
  );
  link.download = `${title.replace(/[^\p{L}\p{N} _-]/gu, '_')}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
