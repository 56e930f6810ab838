export { MailModule } from './mail.module';
export { MailWorkerModule } from './mail.worker';
export { orderAccessMail, orderAccessMails, requireMail } from './order-mail';
