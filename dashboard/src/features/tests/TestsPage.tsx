import { Anchor, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type TriedAgent, triedAgent, triedVersions } from '../../api/tests';
import '../../shared/i18n/contacts';
import '../../shared/i18n/tests';
import '../../shared/i18n/calls';
import '../../shared/i18n/agents';
import { t } from '../../shared/i18n';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import type { TestsAddress } from './address';
import { TestPanel } from './TestPanel';
import css from './tests.module.css';

/** An agent is tried: by writing to it, by simulated callers, by a ring. */
export function TestsPage() {
  const { id } = useParams({ from: '/inside/agents/$id/tests' });
  return (
    <Loaded query={useQuery(triedAgent(id))} waiting={<Waiting rows={8} />} gone={<Gone />}>
      {(known) => <Shown key={id} agent={known} />}
    </Loaded>
  );
}

function Gone() {
  return (
    <Page title={t('tests.gone')}>
      <Empty title={t('tests.goneWhy')}>
        <Anchor component={Link} to="/agents">
          {t('nav.agents')}
        </Anchor>
      </Empty>
    </Page>
  );
}

function Shown({ agent: known }: { agent: TriedAgent }) {
  const address = useSearch({ from: '/inside/agents/$id/tests' });
  const navigate = useNavigate({ from: '/agents/$id/tests' });
  const show = (part: Partial<TestsAddress>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const published = useQuery(triedVersions(known.id)).data?.versions ?? [];
  return (
    <Page
      title={t('tests.title', { agent: known.title })}
      actions={
        <>
          <NativeSelect
            aria-label={t('tests.what')}
            value={String(address.version ?? '')}
            data={[
              { value: '', label: t('tests.draft') },
              ...published.map(({ number }) => ({
                value: String(number),
                label:
                  number === known.published_version
                    ? t('agents.live', { version: number })
                    : t('calls.version', { version: number }),
              })),
            ]}
            onChange={(event) => show({ version: Number(event.currentTarget.value) || undefined })}
          />
          <CopyAsCurl path={`/agent/${known.id}`} />
        </>
      }
    >
      <div className={css.page}>
        <TestPanel agent={known} address={address} onAddress={show} />
      </div>
    </Page>
  );
}
