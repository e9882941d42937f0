"""The naive app of the benchmark: one script, px charts, DuckDB opened on every rerun."""

from pathlib import Path

import duckdb
import plotly.express as px
import streamlit as st

DATA = Path(__file__).resolve().parents[2] / "data"

st.set_page_config(page_title="Defence spending", layout="wide")
st.title("Share of GDP")

con = duckdb.connect()
con.execute(f"create table members as select * from read_csv('{DATA}/members.csv')")
con.execute(
    "create table figures as select entity, year, value, is_estimate,"
    " regexp_extract(filename, 'figures/([a-z0-9_]+)/', 1) as release"
    f" from read_csv('{DATA}/figures/*/share_of_gdp.csv', filename = true, union_by_name = true)"
)

releases = con.execute("select distinct release from figures order by release desc").df()
members = con.execute("select iso3, name from members order by name").df()
names = dict(zip(members["iso3"], members["name"], strict=True))

release: str = st.selectbox("NATO release", releases["release"])
chosen: list[str] = st.multiselect("Members", members["iso3"], format_func=lambda iso3: names[iso3])

df = con.execute(
    "select members.name as member, year, value, is_estimate from figures"
    " join members on figures.entity = members.iso3"
    " where release = ? and (len(?) = 0 or list_contains(?, entity)) order by member, year",
    [release, chosen, chosen],
).df()

chart, table = st.tabs(["Chart", "Table"])
with chart:
    fig = px.line(
        df,
        x="year",
        y="value",
        color="member",
        markers=True,
        labels={"value": "Share of GDP (%)", "year": "Year", "member": "Member"},
    )
    fig.add_hline(y=2, line_dash="dash", annotation_text="2% guideline")
    st.plotly_chart(fig)
with table:
    st.dataframe(df)
