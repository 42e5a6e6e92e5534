"""The page of `t1003 serve` as a person uses it: by keyboard, in dark and light, with what axe finds for screen readers.

    python test-page.py URL FOLDER_FOR_PICTURES
"""

import sys
from pathlib import Path

from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

url, folder = sys.argv[1], Path(sys.argv[2])
options = webdriver.ChromeOptions()
options.add_argument("--headless=new")
options.add_argument("--no-sandbox")
options.add_argument("--window-size=1000,1100")
options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
failures = []


def check(what, holds, detail=""):
    print(("ok: " if holds else "FAILED: ") + what + ("" if holds else f" {detail}"))
    if not holds:
        failures.append(what)


def status():
    return driver.find_element(By.ID, "status").text


try:
    driver.get(url)
    WebDriverWait(driver, 20).until(lambda d: d.find_element(By.ID, "model").text)
    body = driver.find_element(By.TAG_NAME, "body")
    # by keyboard alone: to the field, a text, Ctrl+Enter
    for _ in range(5):
        body.send_keys(Keys.TAB) if driver.switch_to.active_element == body else driver.switch_to.active_element.send_keys(Keys.TAB)
        if driver.switch_to.active_element.get_attribute("id") == "texts":
            break
    check("Tab reaches the field", driver.switch_to.active_element.get_attribute("id") == "texts")
    field = driver.switch_to.active_element
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    check("an empty field is told of", "Paste" in status(), status())
    lines = ["reg save HKLM\\SAM C:\\temp\\sam.hiv", "ping \U0001F600 <b>host</b>"]
    field.send_keys(Keys.ENTER.join(lines))
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    WebDriverWait(driver, 60).until(lambda d: "scored" in status())
    check("two verdicts", status() == "2 scored: 1 T1003.002, 1 not.", status())
    results = driver.find_elements(By.CSS_SELECTOR, "#results li")
    marks = [mark.text for mark in results[0].find_elements(By.TAG_NAME, "mark")]
    check("what drove the score is marked", any("SAM" in mark for mark in marks), marks)
    texts = [result.find_element(By.CLASS_NAME, "text").text for result in results]
    check("texts are shown as they are, not as HTML", texts == lines, texts)
    check("policies are named", "alert" in results[0].find_element(By.CLASS_NAME, "reached").text)

    axe = Axe(driver)
    for scheme in ["light", "dark"]:
        driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        driver.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        # the policy of the page lets no stranger's script in; the debugger may
        driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        axe.inject()
        violations = axe.run()["violations"]
        check(f"axe finds nothing in {scheme}", not violations, axe.report(violations))
        background = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
        check(f"{scheme} is {scheme}", (background == "rgb(255, 255, 255)") == (scheme == "light"), background)
        driver.save_screenshot(str(folder / f"page-{scheme}.png"))
    driver.set_window_size(360, 800)
    wide = driver.execute_script("return document.documentElement.scrollWidth > window.innerWidth")
    check("a narrow screen needs no scrolling sideways", not wide)
    errors = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    check("no error in the console", not errors, errors)
    asked = [e["message"] for e in driver.get_log("performance") if '"Network.requestWillBeSent"' in e["message"]]
    elsewhere = [m for m in asked if '"url":"' in m and f'"url":"{url}' not in m and '"url":"data:' not in m]
    check("nothing is asked of another server", asked and not elsewhere, elsewhere[:1])
finally:
    driver.quit()
sys.exit(1 if failures else 0)
