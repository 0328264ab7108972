import { useQuery } from '@tanstack/react-query';
import { attempts } from '../../../api/calls';
import { formatClock } from '../../../shared/format';
import { t, word } from '../../../shared/i18n';
import { Loaded, Waiting } from '../../../shared/states/Loaded';
import { Copy } from '../../../shared/ui/Copy';
import { When } from '../../../shared/ui/When';
import { versionName } from '../../../shared/version';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

/** With what the call was ordered, and how often it was tried. */
export function RequestPanel({ detail, journal }: Pick<PanelProps, 'detail' | 'journal'>) {
  const tried = useQuery(attempts(detail.id));
  const metadata = Object.entries(detail.metadata ?? {});
  const attributes = Object.entries(detail.contact.attributes ?? {});
  return (
    <>
      <dl className={css.facts}>
        <dt>{t('request.id')}</dt>
        <dd>
          <Copy value={detail.id} mono />
        </dd>
        <dt>{t('request.ordered')}</dt>
        <dd>
          <When time={detail.created} />
        </dd>
        <dt>{t('request.agent')}</dt>
        <dd>
          {detail.interview.title} {versionName(journal.version)}{' '}
          <Copy value={detail.interview.id} mono />
        </dd>
        {detail.job_id ? (
          <>
            <dt>{t('filter.job')}</dt>
            <dd>
              <Copy value={detail.job_id} mono />
            </dd>
          </>
        ) : null}
        {[
          ...metadata.map((one) => ['metadata', ...one] as const),
          ...attributes.map((one) => ['attribute', ...one] as const),
        ].map(([kind, name, value]) => (
          <Fact key={`${kind} ${name}`} name={name} value={value} />
        ))}
      </dl>
      <h3>{t('request.attempts')}</h3>
      <Loaded query={tried} waiting={<Waiting rows={2} />}>
        {({ attempts: list }) => (
          <table className={css.table}>
            <thead>
              <tr>
                {(
                  ['number', 'trunk', 'dialled', 'ringing', 'answered', 'ended', 'reason'] as const
                ).map((name) => (
                  <th key={name}>{t(`attempt.${name}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <tr key={one.id}>
                  <td>{one.number}</td>
                  <td>{one.trunk}</td>
                  {[one.dialled, one.ringing, one.answered, one.ended].map((time, i) => (
                    <td key={i} className={css.nowrap}>
                      {time ? formatClock(time) : t('none')}
                    </td>
                  ))}
                  <td>{one.end_reason ? word('reason', one.end_reason) : t('none')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd>
        <Copy value={shown} />
      </dd>
    </>
  );
}
