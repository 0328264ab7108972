import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconX from '@tabler/icons-react/icons/IconX';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../../api/calls';
import type { LeadsTo } from '../../api/tests';
import { t } from '../../shared/i18n';
import { Waiting } from '../../shared/states/Loaded';
import { goesOn, StatusMark } from '../../shared/ui/StatusMark';
import css from './tests.module.css';
import { mismatches } from './verdict';

const FRESH_MS = 1000;
const LAST_LINES = 2;

interface RunProps {
  /** How it should end; null where nothing says. */
  leadsTo: LeadsTo | null;
  call: string;
  onOver: () => void;
}

/** A simulated call: its last lines while it goes on, then whether it led where it should. */
export function Run({ leadsTo, call: id, onOver }: RunProps) {
  const { data: record } = useQuery({
    ...call(id),
    refetchInterval: ({ state }) =>
      state.data === undefined || goesOn(state.data.status) ? FRESH_MS : false,
  });
  const ended = record !== undefined && !goesOn(record.status);
  useEffect(() => {
    if (ended) onOver();
  }, [ended, onOver]);
  if (record === undefined) return <Waiting rows={1} />;
  const wrong = ended ? mismatches(leadsTo, record) : [];
  const lines = record.transcript.split('\n').filter(Boolean);
  return (
    <div className={css.run} data-ended={ended || undefined}>
      <div className={css.verdict}>
        {!ended ? (
          <StatusMark status={record.status} reason={record.end_reason ?? null} />
        ) : wrong.length === 0 ? (
          <span className={css.passed}>
            <IconCheck size={16} aria-hidden />{' '}
            {t(leadsTo === null ? 'verdict.over' : 'verdict.passed')}
          </span>
        ) : (
          <span className={css.failed}>
            <IconX size={16} aria-hidden /> {t('verdict.failed')}
          </span>
        )}
        <Link to="/calls/$id" params={{ id }}>
          {t('tests.itsCall')}
        </Link>
      </div>
      {wrong.length === 0 ? null : (
        <ul className={css.wrong}>
          {wrong.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {ended ? null : (
        <div className={css.live} aria-live="polite">
          {lines.slice(-LAST_LINES).map((line, i) => (
            <p key={lines.length - i}>{line}</p>
          ))}
        </div>
      )}
    </div>
  );
}
