"""Hosts, panels and programs that say that no site is set up at a name, often under "Site not found" or "404"."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, notice, page

UNSET = (
    ("Site Not Found", "Why am I seeing this?", "You haven't deployed an app yet.", "This is a custom domain, but we haven't finished setting it up yet."),
    ("Site not found", "Your request did not find this site in the web server!", "Did not bind this domain name or IP to this site!"),
    ("404 Error", "Unknown site", "If so, make sure it matches your dashboard's custom domain settings, and try again."),
    ("Sales Channel Not Found", "Sorry, we couldn't find a Sales Channel for the current URL. Please check the URL."),
    ("404 error", "It appears that you just created an empty project. There is nothing to show on the site yet."),
    ("Error 404 (no index)", "This directory has no index file (index.php or index.html).", "Try again later."),
    ("Fehler 404", "Auf dieser Domain fehlt die Startseite."),
    ("", "No site configured."),
    ("Página não encontrada", "Este site não está acessível no momento", "Webmaster, por favor, entre em contato com o provedor de hospedagem."),
    ("Page introuvable", "Ce site n'est pas accessible", "Propriétaire : contactez votre hébergeur."),
)  # fmt: skip


@pytest.mark.parametrize("status", [200, 404])
@pytest.mark.parametrize("said", UNSET)
def test_page_of_a_host_without_a_site_is_suspended(said, status):
    assert look(exchange(notice(*said), status=status)).finding is Finding.SUSPENDED


@pytest.mark.parametrize("title", ["Squarespace - Domain Not Claimed", "Squarespace - Claim This Domain"])
def test_title_of_an_unclaimed_domain_without_text_is_suspended(title):
    assert look(exchange(notice(title), status=404)).finding is Finding.SUSPENDED


TESTED = (
    "This page is used to test the proper operation of the Apache HTTP server after it has been installed.",
    "The fact that you are seeing this page indicates that the website you just visited is either experiencing problems, or is undergoing routine maintenance.",
)


@pytest.mark.parametrize("by", ["the Apache HTTP Server on Scientific Linux", "the HTTP Server on Rocky Linux"])
def test_test_page_of_a_new_server_is_suspended_and_not_under_maintenance(by):
    assert look(exchange(notice(f"Test Page for {by}", *TESTED))).finding is Finding.SUSPENDED


PARKED = (
    "The Sponsored Listings displayed above are served automatically by a third party. Neither the service nor the domain owner "
    "maintain any relationship with the advertisers. In case of trademark issues please contact the domain owner directly."
)


def test_expired_registration_of_the_domain_is_told():
    said = notice("Истёк срок регистрации доменаexample.ru", "Домен зарегистрирован в REG.RU", "Продлить", PARKED)
    assert look(exchange(said)).finding is Finding.SUSPENDED


PAGES = (
    ("Site not found", "The site you are looking for could not be found."),
    ("Site not found", "The site does not exist or was moved. Go to the front page."),
    ("Page not found", "The page does not exist. If you are the webmaster, contact your hosting provider."),
)


@pytest.mark.parametrize("said", PAGES)
def test_missing_page_called_a_site_is_lost_all_the_same(said):
    assert look(exchange(notice(*said))).finding is Finding.SOFT_GONE
    assert look(exchange(notice(*said), status=404)).finding is Finding.GONE


HELP = (
    ("Why do I see this page?", "If you see this page, you haven't deployed an app yet.", "Run the command from the root of your project."),
    ("Connect a domain", "Your domain is not connected to a website until the records are right.", "The change takes up to two days."),
    ("Index files", "When a directory has no index file, the server lists its files. When this directory has no index file, put one there."),
)  # fmt: skip


@pytest.mark.parametrize("said", HELP)
def test_help_on_sites_that_are_not_set_up_is_content(said):
    assert look(exchange(notice(*said))).finding is Finding.FIRST
    assert look(exchange(page(said[1:] + said[1:2], title=said[0]))).finding is Finding.FIRST
