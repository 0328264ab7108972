import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { system } from '../../api/watch';
import { formatAgo, formatNumber } from '../../shared/format';
import { t } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import { SettingsPage } from './SettingsPage';
import css from './settings.module.css';

const GIB = 1024 ** 3;

/** What this installation is made of, and how it does. */
export function SystemPage() {
  const known = useQuery(system);
  return (
    <SettingsPage title={t('settings.system')} path="/system">
      <Loaded query={known} waiting={<Waiting rows={5} />}>
        {({ version, java, healthy, troubles, voice, disk, nodes }) => (
          <>
            <section className={`panel ${css.part}`} aria-labelledby="health">
              <h2 id="health">{healthy ? t('system.well') : t('system.unwell')}</h2>
              {troubles.map((trouble) => (
                <p key={trouble} className={css.bad}>
                  {trouble}
                </p>
              ))}
              <dl className={css.facts}>
                <dt>{t('system.version')}</dt>
                <dd>
                  {version} · Java {java}
                </dd>
                <dt>{t('system.voice')}</dt>
                <dd>
                  {voice.speaks === voice.usual
                    ? voice.usual
                    : t('system.inPlace', { speaks: voice.speaks, usual: voice.usual })}
                </dd>
                <dt>{t('system.disk')}</dt>
                <dd>
                  {disk === null
                    ? t('none')
                    : t('system.free', {
                        percent: disk.free_percent,
                        free: formatNumber(Math.round(disk.free_bytes / GIB)),
                        total: formatNumber(Math.round(disk.total_bytes / GIB)),
                      })}
                </dd>
                <dt>{t('system.licences')}</dt>
                <dd>
                  <Anchor href="/app/licences.txt" underline="always">
                    /app/licences.txt
                  </Anchor>
                </dd>
                <dt>{t('system.more')}</dt>
                <dd>
                  <Anchor href="/health" underline="always">
                    /health
                  </Anchor>{' '}
                  ·{' '}
                  <Anchor href="/metrics" underline="always">
                    /metrics
                  </Anchor>
                </dd>
              </dl>
            </section>
            <section className={`panel ${css.part}`} aria-labelledby="nodes">
              <h2 id="nodes">{t('system.nodes')}</h2>
              <table className={`cards ${css.table}`}>
                <thead>
                  <tr>
                    {(['host', 'started', 'heartbeat', 'calls'] as const).map((name) => (
                      <th key={name} scope="col">
                        {t(`system.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {nodes.map((node) => (
                    <tr key={node.host + node.started}>
                      <th scope="row">{node.host}</th>
                      <td data-label={t('system.started')}>
                        <When time={node.started} />
                      </td>
                      <td data-label={t('system.heartbeat')}>{formatAgo(node.heartbeat)}</td>
                      <td data-label={t('system.calls')}>{formatNumber(node.calls)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Loaded>
    </SettingsPage>
  );
}
