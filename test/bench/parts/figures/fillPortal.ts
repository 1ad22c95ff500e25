import { FigureShape } from '../../backend/figureData/shape';
import { Portal } from '../../portal/Portal';

/** Fills a portal, and waits until its back end has put the days of facts together as it always does. */
export async function fillPortal(
  portal: Portal,
  shape: FigureShape,
  before?: FigureShape,
): Promise<void> {
  await portal.figures('/fill', { shape, before });
  await portal.control('/settle');
  await isFolded(portal);
  await portal.control('/settle');
}

async function isFolded(portal: Portal): Promise<void> {
  const deadline = Date.now() + 30 * 60_000;
  while (Date.now() < deadline) {
    const { days } = await portal.figures<{ days: number }>('/days-to-fold');
    if (days === 0) return;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  throw new Error('The days of facts were not put together');
}
