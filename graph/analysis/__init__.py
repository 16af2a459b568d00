"""Questions to the signed network: dyads, blocs, balance, brokers, shifts and chains."""
