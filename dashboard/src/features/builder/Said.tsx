import { Button } from '@mantine/core';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder, useView } from './context';
import type { Said as Deed } from './Editor';

/** What the last edit did, where that is not plain to see, and the way back. */
export function Said() {
  const { editor } = useBuilder();
  const { said } = useView(editor);
  return (
    <div role="status">
      {said === null ? null : (
        <p className={css.note}>
          {words(said)}{' '}
          {said.is === 'copied' ? null : (
            <Button size="compact-sm" variant="default" onClick={() => editor.undo()}>
              {t('agent.undo')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function words(said: Deed): string {
  switch (said.is) {
    case 'discarded':
      return t('said.discarded', { version: said.version });
    case 'copied':
      return t('said.copied', { count: said.count });
    case 'cut':
      return t('said.cut', { count: said.count });
    case 'pasted':
      return t('said.pasted', { count: said.count });
    case 'duplicated':
      return t('said.duplicated', { count: said.count });
    case 'removed':
      return t('said.removed', { count: said.count });
    case 'renamed':
      return t('said.renamed', { from: said.from, to: said.to, count: said.count });
  }
}
