"""Common elements of Indonesian personal names, as evidence that capitalised words are a name."""

from __future__ import annotations

# General knowledge of the commonest given and family names of several regions; not taken from any
# document. One of them among two or more capitalised words tells a person from a place or a unit.
_PARTS = (
    "abdul abdullah achmad ade adi aditya agus agustina ahmad aisyah ali aminah amir "
    "ana andi andre andri anggi anita anton ari arief arif aris aryani asep astuti "
    "ayu aziz bambang basuki bayu benny budi budianto budiman burhan cahyo cahyono "
    "candra chandra citra daniel darmawan deden dedi dedy desi dewi diah dian diana "
    "didik dina dodi doni dwi edi edy eka eko elisabeth endah endang erna erni ervina "
    "evi fadli fahmi faisal fajar farida fatimah fauzan fauzi febri ferdi fitri "
    "fitria fransiska gede gunawan guntur gusti hadi hakim halim hamid handayani "
    "hariyanto harjono hartati hartono haryanto hasan hasanah hendra hendri hendro "
    "heri herlina herman hermawan heru hidayah hidayat husein ibrahim ikhsan ilham "
    "imam indra indrawati irawan irfan irma irwan ismail iwan joko juliana junaidi "
    "kadek kartika kartini ketut khairul komang kurnia kurniawan lestari lia linda "
    "luh lukman made mahmud maria marlina meri mohamad mohammad muhamad muhammad "
    "mulyadi mulyani mulyono mustafa nadia nanang ni nina ningsih novi novita nugraha "
    "nugroho nur nurhayati nurul nyoman oktavia prabowo pramono pranata prasetya "
    "prasetyo pratiwi priyanto purnomo purwanto puspita puteri putra putri putu "
    "rahayu rahman rahmat rahmawati ramadhan ratih ratna rendra reni retno riani rina "
    "rini rio riski riyanto rizal rizki rizky rohman roni rosdiana rudi rudy rusdi "
    "rustam safitri saiful salim samsul santi santoso saputra saputri setiawan "
    "setiawati setyo sidik simanjuntak siregar siti situmorang slamet soleh sri "
    "subagyo sudarmono sugeng sugianto suharto suhartono sujono sukma sulaiman "
    "sulistyo sumarni sumiati sunarto supardi supriadi supriyadi suryadi suryani "
    "suryanto susanti susanto susilo sutarno sutrisno suwarno suyanto syahrul syaiful "
    "syamsul taufik taufiq teguh tini titin toni tono tri umar ummi untung utomo "
    "wahid wahyu wahyudi wahyuni wardani wati wawan wayan widiastuti widodo widya "
    "wijaya winarno wira wulandari yanti yanto yogi yohanes yudi yulia yuliana "
    "yuliani yulianti yuni yunita yusuf zainal zulfikar zulkifli "
)
COMMON_NAME_PARTS = frozenset(_PARTS.split())
