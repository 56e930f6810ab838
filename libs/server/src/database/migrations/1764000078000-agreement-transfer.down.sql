-- loses: agreement_transfer

drop table agreement_transfer;
