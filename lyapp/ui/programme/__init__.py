"""The programme screen: who, what is asked, on which scale, with which outcomes."""
