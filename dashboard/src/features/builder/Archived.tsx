import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { waiting } from '../../api/builder';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import { Failure } from '../../shared/states/Loaded';
import css from './builder.module.css';
import { useBuilder } from './context';
import { useChange } from './useChange';

/** Says that the agent is archived, what that means for calls that wait, and takes it back. */
export function Archived() {
  const { editor } = useBuilder();
  const changing = useChange();
  const queued = useQuery({
    queryKey: ['calls', 'waiting', editor.agent],
    queryFn: () => waiting(editor.agent),
  });
  return (
    <>
      <p className={css.note} role="status">
        {t('builder.archivedSays')}{' '}
        {queued.data === undefined ? null : t('agent.waiting', { count: queued.data })}{' '}
        <Allowed deed="PATCH /agent/{id}">
          <Button
            size="compact-sm"
            variant="default"
            loading={changing.isPending}
            onClick={() => changing.mutate({ status: 'active' })}
          >
            {t('agent.restore')}
          </Button>
        </Allowed>
      </p>
      {changing.error === null ? null : <Failure failure={changing.error} />}
    </>
  );
}
