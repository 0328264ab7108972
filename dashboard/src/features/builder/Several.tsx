import { Button } from '@mantine/core';
import { stepOf } from '../../agent-doc/document';
import { place } from '../../agent-doc/edits';
import { arrangedAmong } from '../../agent-doc/layout';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { titleOf, useBuilder, useView } from './context';
import { duplicate, remove } from './deeds';

/** What is done with steps, one or several, as they are selected. */
export function StepDeeds() {
  const { editor } = useBuilder();
  const { selected } = useView(editor);
  // As by the keys: what listens to those does it, without asking anybody for leave.
  const by = (command: 'copy' | 'cut') => () => void document.execCommand(command);
  return (
    <div className={css.add}>
      <Button size="compact-sm" variant="default" onClick={by('copy')}>
        {t('builder.copy')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={by('cut')}>
        {t('builder.cut')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => duplicate(editor)}>
        {t('builder.duplicate')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => remove(editor)}>
        {t('builder.remove')}
      </Button>
      {selected.length > 1 ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => editor.apply(place(editor.doc, arrangedAmong(editor.doc, selected)))}
        >
          {t('builder.arrange')}
        </Button>
      ) : null}
    </div>
  );
}

/** The steps that are selected, where they are several. */
export function Several() {
  const { editor, numbers } = useBuilder();
  const { selected, history } = useView(editor);
  return (
    <>
      <ul className={css.changes}>
        {selected.map((id) => (
          <li key={id}>{titleOf(stepOf(history.present, id) ?? {}, numbers)}</li>
        ))}
      </ul>
      <StepDeeds />
      <p className="muted">{t('builder.severalHow')}</p>
    </>
  );
}
