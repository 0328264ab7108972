import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trunks } from '../../api/watch';
import { formatNumber } from '../../shared/format';
import { t, word } from '../../shared/i18n';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import { SettingsPage } from './SettingsPage';
import css from './settings.module.css';

/** Over what calls go, and how it does. */
export function TrunkPage() {
  const known = useQuery(trunks);
  return (
    <SettingsPage title={t('settings.trunk')} path="/trunk">
      <Loaded query={known} waiting={<Waiting rows={4} />}>
        {({ trunks: list }) =>
          list.length === 0 ? (
            <Empty title={t('trunk.none')} />
          ) : (
            list.map((trunk) => (
              <section key={trunk.name} className={`panel ${css.part}`} aria-label={trunk.name}>
                <h2>{trunk.name}</h2>
                <dl className={css.facts}>
                  <dt>{t('trunk.state')}</dt>
                  <dd className={trunk.capacity === 0 ? css.bad : undefined}>
                    {trunk.capacity === 0 ? t('trunk.down') : t('trunk.up')}
                  </dd>
                  <dt>{t('trunk.use')}</dt>
                  <dd>
                    {t('trunk.of', {
                      use: formatNumber(trunk.in_use),
                      capacity: formatNumber(trunk.capacity),
                    })}
                  </dd>
                  <dt>{t('trunk.waiting')}</dt>
                  <dd>{formatNumber(trunk.waiting)}</dd>
                  <dt>{t('trunk.hosts')}</dt>
                  <dd>{trunk.hosts.join(', ') || t('none')}</dd>
                  <dt>{t('trunk.last')}</dt>
                  <dd>
                    {trunk.last_dialled === null ? t('none') : <When time={trunk.last_dialled} />}{' '}
                    {trunk.last_end_reason === null ? null : (
                      <Link to="/calls" search={{ reason: [trunk.last_end_reason] }}>
                        {word('reason', trunk.last_end_reason)}
                      </Link>
                    )}
                  </dd>
                </dl>
              </section>
            ))
          )
        }
      </Loaded>
    </SettingsPage>
  );
}
