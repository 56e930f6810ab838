export { type EventPayloads, type RecordedEvent } from './event-kinds';
export { type EventConsumer, type EventStep, readEvents, waitsForE } from './read-events';
export { recordEvent } from './record-event';
export { EventsModule } from './unread-events';
