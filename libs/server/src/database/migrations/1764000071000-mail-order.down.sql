-- loses: mail_order

drop table mail_order;
