import { Button } from '@mantine/core';
import IconCircle from '@tabler/icons-react/icons/IconCircle';
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { agents } from '../../api/agents';
import type { Agent } from '../../api/client';
import { createContact } from '../../api/contacts';
import { order } from '../../api/orders';
import { session } from '../../api/session';
import { answeredCalls, type Sample, testCall } from '../../api/tests';
import { Allowed, AllowedPart } from '../../shared/role/Allowed';
import '../../shared/i18n/contacts';
import '../../shared/i18n/tests';
import { t } from '../../shared/i18n';
import { newKey } from '../../shared/order/key';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { Page } from '../../shared/ui/Page';
import { talked } from './facts';
import { RingForm } from './RingForm';
import css from './tests.module.css';

const FRESH_MS = 5000;
/** What the sample agent is told of the one it calls. */
const SAMPLES = {
  name: 'Ada',
  metadata: { date: 'Tuesday, March third', time: 'two thirty' },
  attributes: {},
};

/** The first ten minutes: three lines that tick themselves off by what was done. */
export function StartPage() {
  const known = useQuery(agents);
  return (
    <Page title={t('start.title')}>
      <Loaded query={known} waiting={<Waiting rows={6} />}>
        {(all) => {
          const sample = all.find((one) => one.status === 'ACTIVE' && one.published_version);
          return sample === undefined ? (
            <p>
              {t('order.noAgent')} <Link to="/agents">{t('nav.agents')}</Link>
            </p>
          ) : (
            <Steps agent={sample} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function Steps({ agent }: { agent: Agent }) {
  const features = useQuery(session).data?.features ?? [];
  const heard = useQuery({ ...answeredCalls(true), refetchInterval: FRESH_MS }).data ?? 0;
  const rung = useQuery({ ...answeredCalls(false), refetchInterval: FRESH_MS }).data ?? 0;
  return (
    <ol className={css.steps}>
      {features.includes('chat') ? (
        <Step done={talked()} title={t('start.talk')} what={t('start.talkWhat')}>
          <Button
            variant={talked() ? 'default' : 'filled'}
            renderRoot={(props) => (
              <Link
                to="/agents/$id/tests"
                params={{ id: agent.id }}
                search={{ way: 'write' }}
                {...props}
              />
            )}
          >
            {t('start.talkDo')}
          </Button>
        </Step>
      ) : null}
      {features.includes('persona') ? (
        <Step done={heard > 0} title={t('start.hear')} what={t('start.hearWhat')}>
          <Hear agent={agent} done={heard > 0} />
        </Step>
      ) : null}
      <Step done={rung > 0} title={t('start.ring')} what={t('start.ringWhat')}>
        <AllowedPart deed="POST /contact/call">
          <RingForm ring={(number) => ringLive({ agent: agent.id, ...SAMPLES }, number)} />
        </AllowedPart>
      </Step>
    </ol>
  );
}

/** A call as any other, with what is live. */
async function ringLive({ agent, name, metadata, attributes }: Sample, number: string) {
  const contact = await createContact({ phone_number: number, name: name || null, attributes });
  return (await order({ contact: contact.id, agent, metadata }, newKey())).id;
}

interface StepProps {
  done: boolean;
  title: string;
  what: string;
  children: ReactNode;
}

function Step({ done, title, what, children }: StepProps) {
  const Icon = done ? IconCircleCheck : IconCircle;
  return (
    <li className={css.step} data-done={done || undefined}>
      <Icon size={22} aria-hidden />
      <div>
        <h2>
          {title} {done ? <span className={css.done}>{t('start.done')}</span> : null}
        </h2>
        <p className="muted">{what}</p>
        {children}
      </div>
    </li>
  );
}

/** Has a simulated caller who confirms take a call, and follows it on its page. */
function Hear({ agent, done }: { agent: Agent; done: boolean }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const hear = useMutation({
    mutationFn: () =>
      testCall(
        {
          agent: agent.id,
          version: agent.published_version ?? undefined,
          persona: 'confirms',
          ...SAMPLES,
        },
        newKey(),
      ),
    onSuccess: ({ call }) => {
      void client.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/calls/$id', params: { id: call } });
    },
  });
  return (
    <>
      <Allowed deed="POST /call/test">
        <Button
          variant={done ? 'default' : 'filled'}
          loading={hear.isPending}
          onClick={() => hear.mutate()}
        >
          {t('start.hearDo')}
        </Button>
      </Allowed>
      {hear.error ? (
        <p role="alert" className={css.failed}>
          {hear.error.message}
        </p>
      ) : null}
    </>
  );
}
