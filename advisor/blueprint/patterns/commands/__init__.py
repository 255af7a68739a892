"""What each provider's command line and Airflow operators call what patterns ask for."""
