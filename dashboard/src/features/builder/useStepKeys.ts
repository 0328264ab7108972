import { useEffect } from 'react';
import { idOf, stepsOf } from '../../agent-doc/document';
import { shadowed, typing, useShortcuts } from '../../shared/keyboard/keys';
import { copy, duplicate, putIn, remove } from './deeds';
import type { Editor } from './Editor';

/** Whether a copy or a paste is meant for words, or for what lies over the page. */
function forWords(event: ClipboardEvent): boolean {
  const marked = event.type !== 'paste' && getSelection()?.isCollapsed === false;
  return event.defaultPrevented || typing(event.target) || marked || shadowed();
}

/** Selected steps are copied, cut, pasted, duplicated, removed by the keys that do so anywhere. */
export function useStepKeys(editor: Editor): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const text = forWords(event) ? null : copy(editor);
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') remove(editor, 'cut');
    };
    const put = (event: ClipboardEvent) => {
      if (forWords(event)) return;
      if (putIn(editor, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('copy', take);
    document.addEventListener('cut', take);
    document.addEventListener('paste', put);
    return () => {
      document.removeEventListener('copy', take);
      document.removeEventListener('cut', take);
      document.removeEventListener('paste', put);
    };
  }, [editor]);
  useShortcuts([
    { keys: 'Mod+c', label: 'builder.keyCopy' },
    { keys: 'Mod+x', label: 'builder.keyCut' },
    { keys: 'Mod+v', label: 'builder.keyPaste' },
    { keys: 'Mod+d', label: 'builder.keyDuplicate', run: () => duplicate(editor) },
    {
      keys: 'Mod+a',
      label: 'builder.keyAll',
      run: () => editor.select(stepsOf(editor.doc).map(idOf)),
    },
    { keys: 'Delete', label: 'builder.keyRemove', run: () => remove(editor) },
  ]);
}
