import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deliveries, resend } from '../../../api/calls';
import type { Delivery } from '../../../api/client';
import { t, word } from '../../../shared/i18n';
import { Loaded, Waiting } from '../../../shared/states/Loaded';
import { When } from '../../../shared/ui/When';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

/** Who was told of the call, and what they answered. */
export function DeliveriesPanel({ detail }: Pick<PanelProps, 'detail'>) {
  const told = useQuery(deliveries(detail.id));
  return (
    <Loaded query={told} waiting={<Waiting rows={3} />}>
      {({ deliveries: list }) =>
        list.length === 0 ? (
          <p className="muted">{t('deliveries.none')}</p>
        ) : (
          <table className={css.table}>
            <thead>
              <tr>
                {(['when', 'type', 'to', 'state', 'tries', 'answer'] as const).map((name) => (
                  <th key={name}>{t(`deliveries.${name}`)}</th>
                ))}
                <th>
                  <span className="sr">{t('deliveries.again')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <Row key={one.id} delivery={one} call={detail.id} />
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  );
}

function Row({ delivery, call }: { delivery: Delivery; call: string }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => resend(delivery.id),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveries(call).queryKey }),
  });
  return (
    <tr>
      <td>
        <When time={delivery.created} />
      </td>
      <td className="mono">{delivery.type}</td>
      <td>{delivery.url}</td>
      <td>{word('delivery', delivery.state)}</td>
      <td>{delivery.attempts}</td>
      <td>
        {delivery.last_status ?? ''} {delivery.last_error ?? ''}
        {again.error ? <span role="alert">{again.error.message}</span> : null}
      </td>
      <td>
        {delivery.state === 'parked' || delivery.state === 'delivered' ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {t('deliveries.again')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
