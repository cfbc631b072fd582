"""Documents -> what they cite: reports, articles and web pages, and the exports of reference managers."""
