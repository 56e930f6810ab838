export { MailModule } from './mail.module';
export { MailWorkerModule } from './mail.worker';
export { orderAccessMail, requireMail } from './order-mail';
