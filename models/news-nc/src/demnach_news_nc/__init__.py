"""The statement model „news-nc“ of demnach: data only, licensed CC BY-NC-SA 4.0 (see README.md and LICENSE)."""
