import '../../shared/i18n/builder';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { publish, readAgent, restore, type Version, version, versions } from '../../api/builder';
import { Allowed } from '../../shared/role/Allowed';
import '../../shared/i18n/agents';
import { t } from '../../shared/i18n';
import { Empty, Failure, Loaded } from '../../shared/states/Loaded';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import css from './builder.module.css';
import { ChangeList } from './ChangeList';

/** What was published: compared, and made live again. */
export function VersionsPage() {
  const { id } = useParams({ from: '/inside/agents/$id/versions' });
  const agent = useQuery({ queryKey: ['agent', id], queryFn: () => readAgent(id) });
  const all = useQuery(versions(id));
  const title = agent.data?.title ?? t('builder.versions');
  return (
    <Page
      title={t('builder.versionsOf', { title })}
      actions={
        <Link to="/agents/$id/build" params={{ id }}>
          {t('builder.open')}
        </Link>
      }
    >
      <Loaded query={all}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('agents.never')} />
          ) : (
            <>
              <div className="panel">
                <Table id={id} list={list} />
              </div>
              <Compare id={id} list={list} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Table({ id, list }: { id: string; list: Version[] }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: async (number: number) => {
      const now = await readAgent(id);
      const restored = await restore(id, now.tag, number);
      await publish(id, restored.tag);
    },
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      {again.error === null ? null : <Failure failure={again.error} />}
      <table className={`cards ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('builder.version')}</th>
            <th scope="col">{t('builder.publishedAt')}</th>
            <th scope="col">{t('builder.by')}</th>
            <th scope="col">{t('builder.noteShort')}</th>
            <th scope="col">{t('builder.inForce')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.number}>
              <th scope="row">{t('builder.v', { version: one.number })}</th>
              <td>
                <When time={one.published} />
              </td>
              <td data-label={t('builder.by')}>{one.user_name ?? t('none')}</td>
              <td className={css.said} data-label={t('builder.noteShort')}>
                {one.note ?? t('none')}
              </td>
              <td>
                {one.in_force ? (
                  <span className={css.state}>{t('builder.live')}</span>
                ) : (
                  <Allowed deed="POST /agent/{id}/publish">
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={again.isPending}
                      onClick={() => again.mutate(one.number)}
                    >
                      {t('builder.goBack', { version: one.number })}
                    </Button>
                  </Allowed>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Compare({ id, list }: { id: string; list: Version[] }) {
  const { from, to } = useSearch({ from: '/inside/agents/$id/versions' });
  const navigate = useNavigate({ from: '/agents/$id/versions' });
  const newest = list[0]?.number ?? 1;
  const a = from ?? list[1]?.number ?? newest;
  const b = to ?? newest;
  const old = useQuery(version(id, a));
  const now = useQuery(version(id, b));
  const data = list.map((one) => ({
    value: String(one.number),
    label: t('builder.v', { version: one.number }),
  }));
  return (
    <section aria-label={t('builder.compare')}>
      <h2>{t('builder.compare')}</h2>
      <div className={css.add}>
        <NativeSelect
          label={t('builder.from')}
          value={String(a)}
          data={data}
          onChange={(event) =>
            void navigate({
              search: { from: Number(event.currentTarget.value), to: b },
              replace: true,
            })
          }
        />
        <NativeSelect
          label={t('builder.to')}
          value={String(b)}
          data={data}
          onChange={(event) =>
            void navigate({
              search: { from: a, to: Number(event.currentTarget.value) },
              replace: true,
            })
          }
        />
      </div>
      <Loaded query={old}>
        {(before) => (
          <Loaded query={now}>{(after) => <ChangeList before={before} after={after} />}</Loaded>
        )}
      </Loaded>
    </section>
  );
}
