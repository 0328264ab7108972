import { formatPlace } from '../../../shared/format';
import { t } from '../../../shared/i18n';
import { Copy } from '../../../shared/ui/Copy';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

/** What was captured, and when. */
export function VariablesPanel({ detail, lanes, onSeek }: PanelProps) {
  const last = new Map(lanes.known.map((one) => [one.name, one]));
  const names = [...new Set([...last.keys(), ...Object.keys(detail.variables)])];
  if (names.length === 0) return <p className="muted">{t('variables.none')}</p>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('variables.name')}</th>
          <th>{t('variables.value')}</th>
          <th>{t('variables.when')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const found = last.get(name);
          const value = detail.variables[name] ?? found?.value ?? '';
          return (
            <tr key={name}>
              <td className="mono">{name}</td>
              <td>
                <Copy value={value} />
              </td>
              <td>
                {found ? (
                  <button type="button" className={css.link} onClick={() => onSeek(found.at)}>
                    {formatPlace(found.at)}
                  </button>
                ) : (
                  t('none')
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
