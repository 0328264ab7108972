import { copied, paste, stepsIn } from '../../agent-doc/clipboard';
import { stepOf } from '../../agent-doc/document';
import { removeSteps } from '../../agent-doc/edits';
import type { Refused, Renamed } from '../../agent-doc/rename';
import type { Editor } from './Editor';

/** The selected steps as text, null where none is. */
export function copy(editor: Editor): string | null {
  const { selected } = editor.current();
  if (selected.length === 0) return null;
  editor.say({ is: 'copied', count: selected.length });
  return copied(editor.doc, selected);
}

/** Takes the selected steps away, but for Start. */
export function remove(editor: Editor, is: 'cut' | 'removed' = 'removed'): void {
  const { selected } = editor.current();
  const count = selected.filter((id) => stepOf(editor.doc, id)?.type !== 'start').length;
  editor.apply(removeSteps(editor.doc, selected), null, { is, count });
}

/** Puts steps out of a text in and selects them; false where there are none in it. */
export function putIn(
  editor: Editor,
  text: string,
  is: 'pasted' | 'duplicated' = 'pasted',
): boolean {
  const steps = stepsIn(text);
  if (steps.length === 0) return false;
  const { doc, ids } = paste(editor.doc, steps);
  editor.apply(doc, null, { is, count: ids.length });
  editor.select(ids);
  return true;
}

/** The selected steps once more. */
export function duplicate(editor: Editor): void {
  putIn(editor, copied(editor.doc, editor.current().selected), 'duplicated');
}

/** Calls something else, and says in how many places; what keeps it from that otherwise. */
export function rename(
  editor: Editor,
  from: string,
  to: string,
  found: Renamed | Refused,
): Refused | null {
  if (typeof found === 'string') return found;
  editor.apply(found.doc, null, { is: 'renamed', from, to, count: found.count });
  return null;
}
