import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Persona, personas } from '../../api/tests';
import { t } from '../../shared/i18n';
import { wanted } from '../../shared/references';
import { keepSamples, readSamples, sent } from '../../shared/samples';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { Run } from './Run';
import { SampleValues } from './SampleValues';
import type { TriedProps } from './TestPanel';
import css from './tests.module.css';
import { useRuns } from './useRuns';
import { asFarAsKnown } from './verdict';

/** Simulated people take the agent's calls, over real SIP on this machine. */
export function Simulated({ agent, version, document }: TriedProps) {
  const known = useQuery(personas);
  const asked = useMemo(() => wanted(document), [document]);
  const [samples, setSamples] = useState(() => readSamples(agent.id));
  const { runs, start, over } = useRuns({
    agent: agent.id,
    version,
    ...sent(samples, asked),
  });
  const run = (who: Persona[]) => {
    keepSamples(agent.id, samples);
    start(who.map((one) => one.name));
  };
  const going = [...runs.values()].some((one) => one.state === 'waiting' || one.state === 'going');
  return (
    <div className={css.simulated}>
      <SampleValues wanted={asked} samples={samples} onChange={setSamples} />
      <Loaded query={known} waiting={<Waiting rows={8} />}>
        {({ personas: list }) => (
          <section aria-label={t('way.simulated')}>
            <div className={css.bar}>
              <span className="muted">{t('tests.simulatedWhat')}</span>
              <Button variant="default" disabled={going} onClick={() => run(list)}>
                {t('tests.runAll', { count: list.length })}
              </Button>
            </div>
            <ul className={css.people}>
              {list.map((persona) => {
                const one = runs.get(persona.name);
                return (
                  <li key={persona.name} className={css.person}>
                    <div className={css.who}>
                      <strong>{persona.name.replaceAll('-', ' ')}</strong>
                      <span className="muted">{persona.description}</span>
                    </div>
                    <Button
                      size="xs"
                      variant="default"
                      disabled={one?.state === 'waiting' || one?.state === 'going'}
                      aria-label={t('tests.runOne', { name: persona.name })}
                      onClick={() => run([persona])}
                    >
                      {t('tests.run')}
                    </Button>
                    {one === undefined ? null : one.state === 'waiting' ? (
                      <p className={css.run}>{t('tests.waits')}</p>
                    ) : one.state === 'refused' ? (
                      <Alert color="red" variant="outline" role="alert" className={css.run}>
                        {one.message}
                      </Alert>
                    ) : (
                      <Run
                        leadsTo={asFarAsKnown(persona.leads_to, document)}
                        call={one.call}
                        onOver={() => over(persona.name)}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        )}
      </Loaded>
    </div>
  );
}
