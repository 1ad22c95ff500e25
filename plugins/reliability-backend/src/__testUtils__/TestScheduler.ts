import {
  SchedulerService,
  SchedulerServiceTaskDescriptor,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskRunner,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** Runs tasks when a test says so, and never by itself. */
export class TestScheduler implements SchedulerService {
  private readonly tasks = new Map<
    string,
    SchedulerServiceTaskInvocationDefinition
  >();

  async scheduleTask(
    task: SchedulerServiceTaskScheduleDefinition &
      SchedulerServiceTaskInvocationDefinition,
  ): Promise<void> {
    this.tasks.set(task.id, task);
  }

  createScheduledTaskRunner(
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): SchedulerServiceTaskRunner {
    return { run: task => this.scheduleTask({ ...schedule, ...task }) };
  }

  async triggerTask(
    id: string,
    signal = new AbortController().signal,
  ): Promise<void> {
    const task = this.tasks.get(id);
    if (task === undefined) throw new Error(`There is no task ${id}`);
    await task.fn(signal);
  }

  async cancelTask(id: string): Promise<void> {
    this.tasks.delete(id);
  }

  async getScheduledTasks(): Promise<SchedulerServiceTaskDescriptor[]> {
    return [...this.tasks.keys()].map(id => ({
      id,
      scope: 'local',
      settings: { version: 1 },
    }));
  }
}
