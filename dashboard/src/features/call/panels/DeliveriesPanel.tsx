import { useQuery } from '@tanstack/react-query';
import { deliveries } from '../../../api/calls';
import '../../../shared/i18n/deliveries';
import { t } from '../../../shared/i18n';
import { Loaded, Waiting } from '../../../shared/states/Loaded';
import { DeliveryRow } from '../../../shared/ui/DeliveryRow';
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
                <DeliveryRow
                  key={one.id}
                  delivery={one}
                  again={one.state === 'parked' || one.state === 'delivered' ? 'compact-xs' : null}
                  queryKey={deliveries(detail.id).queryKey}
                >
                  <When time={one.created} />
                </DeliveryRow>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  );
}
