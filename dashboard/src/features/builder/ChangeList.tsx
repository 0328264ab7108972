import { useMemo } from 'react';
import { type Change, changes, wordDiff } from '../../agent-doc/changes';
import type { AgentDoc } from '../../agent-doc/document';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';

/** What is another, in sentences; words that are another word by word. */
export function ChangeList({ before, after }: { before: AgentDoc; after: AgentDoc }) {
  const found = useMemo(() => changes(before, after), [before, after]);
  if (found.length === 0) return <p>{t('change.none')}</p>;
  return (
    <ul className={css.changes}>
      {found.map((change, i) => (
        <li key={i}>
          <Sentence change={change} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ change }: { change: Change }) {
  switch (change.is) {
    case 'added':
      return t('change.added', { name: change.name });
    case 'removed':
      return t('change.removed', { name: change.name });
    case 'row_added':
      return t('change.row_added', { name: change.name, label: word('way', change.label) });
    case 'row_removed':
      return t('change.row_removed', { name: change.name, label: word('way', change.label) });
    case 'row_changed':
      return t('change.row_changed', { name: change.name, label: word('way', change.label) });
    case 'field':
      return t('change.field', { name: change.name, field: word('field', change.field) });
    case 'agent':
      return t('change.agent', { field: word('field', change.field) });
    case 'looks':
      return <span className="muted">{t('change.looks', { count: change.count })}</span>;
    case 'words':
      return (
        <>
          {t('change.words', { name: change.name })}
          <p className={css.diff}>
            {wordDiff(change.before, change.after).map((part, i) =>
              part.is === 'gone' ? (
                <del key={i}>{part.text}</del>
              ) : part.is === 'new' ? (
                <ins key={i}>{part.text}</ins>
              ) : (
                part.text
              ),
            )}
          </p>
        </>
      );
  }
}
